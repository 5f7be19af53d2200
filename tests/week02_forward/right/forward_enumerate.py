"""the last layer by its number, exp for sigmoid

task: 2.4
"""

import numpy as np


def activate(z, activation):
    if activation == "relu":
        return z * (z > 0)
    if activation == "tanh":
        shrunk = np.exp(-2 * np.abs(z))
        return np.sign(z) * (1 - shrunk) / (1 + shrunk)
    if activation == "sigmoid":
        small = np.exp(-np.abs(z))
        return np.where(z > 0, 1 / (1 + small), small / (1 + small))
    return z.copy()


def mlp_forward(x, params, activation="relu"):
    cache = []
    a = np.array(x)
    for k, layer in enumerate(params):
        z = a @ layer["W"] + layer["b"]
        cache.append({"x": a, "z": z, "layer": k})
        a = activate(z, activation) if k < len(params) - 1 else z
    return a, cache
