"""RB-INPLACE

task: 3.3
message: An array that was passed in has changed. Into which array does your mask
    write its zeros?
"""

import numpy as np
from backprop import LEAK


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        dout[z <= 0] *= LEAK if kind == "leaky_relu" else 0.0
        return dout
    if kind == "tanh":
        return dout * (1 - np.tanh(z) ** 2)
    return dout * (1 - np.tanh(z / 2) ** 2) / 4
