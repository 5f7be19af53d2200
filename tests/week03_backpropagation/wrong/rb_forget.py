"""RB-FORGET

task: 3.3
message: You returned the slope of the activation itself. The chain rule has two
    factors. What became of the other one?
"""

import numpy as np
from backprop import LEAK, activate


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        return np.where(z > 0, 1.0, LEAK if kind == "leaky_relu" else 0.0)
    out = activate(z, kind)
    return out * (1 - out) if kind == "sigmoid" else 1 - out**2
