"""ACT-INPLACE

task: 2.4
message: Your activation wrote into the pre-activations that it was given. Who else
    still needs them?
"""

import numpy as np


def activate(z, activation):
    if activation == "relu":
        return np.maximum(z, 0, out=z)
    if activation == "tanh":
        return np.tanh(z)
    if activation == "sigmoid":
        return 0.5 + 0.5 * np.tanh(z / 2)
    return z
