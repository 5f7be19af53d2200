"""RB-POST

task: 3.3
message: A negative gradient was stopped although the unit was active. Does it depend
    on dout or on z whether ReLU lets something through?
"""

import numpy as np
from backprop import LEAK


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        return dout * np.where(dout > 0, 1.0, LEAK if kind == "leaky_relu" else 0.0)
    if kind == "tanh":
        return dout * (1 - np.tanh(z) ** 2)
    return dout * (1 - np.tanh(z / 2) ** 2) / 4
