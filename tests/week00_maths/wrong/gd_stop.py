"""GD-STOP

task: 0.7
message: The path ends early where little changed. How many rows does the docstring
    promise, and what may a rule to stop cost?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        gradient = Q @ path[-1] - b
        if np.linalg.norm(gradient) < 1e-2:
            break
        path.append(path[-1] - lr * gradient)
    return np.array(path)
