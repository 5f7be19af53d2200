"""recursion on a matrix, nested lists

task: 0.7
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    keep = np.eye(len(b)) - lr * np.asarray(Q)
    path = [np.array(x0, dtype=float).tolist()]
    while len(path) <= steps:
        path.append((keep @ path[-1] + lr * b).tolist())
    return path
