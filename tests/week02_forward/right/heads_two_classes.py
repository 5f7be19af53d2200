"""the losses written out in NumPy

task: 2.9
"""

import numpy as np
from network import mlp_forward


def compare_heads(X, y, params):
    table = {}
    for hidden in ("relu", "tanh", "sigmoid"):
        z, _ = mlp_forward(X, params, hidden)
        t = np.zeros_like(z)
        t[range(len(z)), y] = 1
        p = 1 / (1 + np.exp(-z))
        table[hidden] = {}
        row = table[hidden]
        row["softmax+cross_entropy"] = np.mean(
            np.log(np.exp(z).sum(axis=1)) - (z * t).sum(axis=1)
        )
        row["sigmoid+bce"] = -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
        row["sigmoid+mse"] = np.square(p - t).mean()
        row["linear+mse"] = np.square(z - t).mean()
    return table
