"""activation_backward in float32 with masks and cosh

task: 3.3
"""

import numpy as np


def activation_backward(dout, z, kind):
    dout, z = np.array(dout, dtype="float32"), np.array(z, dtype="float32")
    if kind.endswith("relu"):
        dout[z <= 0] *= 0.01 if kind == "leaky_relu" else 0
        return dout
    with np.errstate(over="ignore"):
        if kind == "tanh":
            return dout / np.cosh(z) ** 2
        return dout / (2 + 2 * np.cosh(z))
