"""ACT-OVF

task: 2.4
message: exp overflowed in your sigmoid for a large negative z. Which exponent can
    never be large?
"""

import numpy as np


def activate(z, activation):
    if activation == "relu":
        return np.maximum(z, 0)
    if activation == "tanh":
        return np.tanh(z)
    if activation == "sigmoid":
        return 1 / (1 + np.exp(-z))
    return z
