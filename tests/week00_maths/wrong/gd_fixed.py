"""GD-FIXED

task: 0.7
message: All steps are the same, as if the slope never changed. At which point does
    each step need the gradient?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    gradient = Q @ path[0] - b
    for _ in range(steps):
        path.append(path[-1] - lr * gradient)
    return np.array(path)
