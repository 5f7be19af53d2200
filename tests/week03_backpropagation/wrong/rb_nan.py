"""RB-NAN

task: 3.3
message: Far out on the negative side the slope came out as NaN. What is exp(1000),
    and what is inf divided by inf?
"""

import numpy as np
from backprop import LEAK


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        return dout * np.where(z > 0, 1.0, LEAK if kind == "leaky_relu" else 0.0)
    if kind == "sigmoid":
        return dout * np.exp(-z) / (1 + np.exp(-z)) ** 2
    return dout * (1 - np.tanh(z) ** 2)
