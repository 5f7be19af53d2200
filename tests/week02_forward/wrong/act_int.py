"""ACT-INT

task: 2.4
message: With integers in z, your sigmoid is 0 or 1 and nothing between. Which type
    has the array that you write the results into?
"""

import numpy as np


def activate(z, activation):
    z = np.asarray(z)
    if activation == "relu":
        return np.maximum(z, 0)
    if activation == "tanh":
        return np.tanh(z)
    if activation == "sigmoid":
        out = np.zeros_like(z)
        positive = z >= 0
        out[positive] = 1 / (1 + np.exp(-z[positive]))
        powers = np.exp(z[~positive])
        out[~positive] = powers / (1 + powers)
        return out
    return z
