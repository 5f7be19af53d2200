"""GD-NOB

task: 0.7
message: The walk heads for 0, whatever b is. What is the derivative of b * x?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - lr * (Q @ path[-1]))
    return np.array(path)
