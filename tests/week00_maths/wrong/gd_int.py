"""GD-INT

task: 0.7
message: x0 held integers. Which dtype does an array get that is made after its model,
    and what is 1.25 there?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = np.zeros((steps + 1, len(x0)), dtype=x0.dtype)
    path[0] = x0
    for t in range(steps):
        path[t + 1] = path[t] - lr * (Q @ path[t] - b)
    return path
