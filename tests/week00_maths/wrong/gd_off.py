"""GD-OFF

task: 0.7
message: One row is missing, and the first one is no longer x0. When is a position
    noted, before or after the step?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    x = np.array(x0, dtype=float)
    path = np.zeros((steps, len(x)))
    for t in range(steps):
        x = x - lr * (Q @ x - b)
        path[t] = x
    return path
