"""GD-SIGN

task: 0.7
message: The loss rises from the first step on. Does the gradient point up or down the
    hill?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] + lr * (Q @ path[-1] - b))
    return np.array(path)
