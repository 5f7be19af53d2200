"""GD-TWICE

task: 0.7
message: The gradient of x.Qx came in whole. Which factor stands before it in f?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - lr * (2 * Q @ path[-1] - b))
    return np.array(path)
