"""RB-FORGET

task: 3.3
message: You returned the slope of the activation itself. The chain rule has two
    factors. What became of the other one?
"""

import numpy as np
from backprop import LEAK


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        return np.where(z > 0, 1.0, LEAK if kind == "leaky_relu" else 0.0)
    if kind == "tanh":
        return 1 - np.tanh(z) ** 2
    return (1 - np.tanh(z / 2) ** 2) / 4
