"""GD-ARRIVED

task: 0.7
message: Where nothing is left to do, the path still has its rows. How many does the
    docstring promise to somebody who starts at the minimum?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        gradient = Q @ path[-1] - b
        if np.linalg.norm(gradient) < 1e-10:
            break
        path.append(path[-1] - lr * gradient)
    return np.array(path)
