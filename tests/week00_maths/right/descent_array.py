"""an array that is filled, float32

task: 0.7
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    Q, b = np.asarray(Q, np.float32), np.asarray(b, np.float32)
    path = np.empty((steps + 1, len(x0)), np.float32)
    path[0] = x0
    for t in range(1, steps + 1):
        path[t] = path[t - 1] + lr * (b - Q.dot(path[t - 1]))
    return path
