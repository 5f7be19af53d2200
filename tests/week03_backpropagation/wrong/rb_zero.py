"""RB-ZERO

task: 3.3
message: At z = 0 your slopes of ReLU and leaky ReLU are those of the right side.
    Which convention does the docstring fix?
"""

import numpy as np
from backprop import LEAK


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        return dout * np.where(z >= 0, 1.0, LEAK if kind == "leaky_relu" else 0.0)
    if kind == "tanh":
        return dout * (1 - np.tanh(z) ** 2)
    return dout * (1 - np.tanh(z / 2) ** 2) / 4
