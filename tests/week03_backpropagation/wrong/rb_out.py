"""RB-OUT

task: 3.3
message: The slopes of sigmoid and tanh were computed as if z were the output of the
    function. Is it what went in, or what came out?
"""

import numpy as np
from backprop import LEAK


def activation_backward(dout, z, kind):
    if kind in ("relu", "leaky_relu"):
        return dout * np.where(z > 0, 1.0, LEAK if kind == "leaky_relu" else 0.0)
    return dout * (z * (1 - z) if kind == "sigmoid" else 1 - z**2)
