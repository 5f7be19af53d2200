"""GD-LATE

task: 0.7
message: One row is missing, the last one. How many positions does a walk of two steps
    have?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    x = np.array(x0, dtype=float)
    path = np.zeros((steps, len(x)))
    for t in range(steps):
        path[t] = x
        x = x - lr * (Q @ x - b)
    return path
