"""GD-HALF

task: 0.7
message: The walk ends at the wrong place. What happens to the 0.5 when 0.5 * Q * x^2
    is differentiated?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - lr * (0.5 * Q @ path[-1] - b))
    return np.array(path)
