"""GD-ALIAS

task: 0.7
message: All rows show the same place. Does a list that got x keep its numbers, or the
    array that is changed afterwards?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    x = np.array(x0, dtype=float)
    path = [x]
    for _ in range(steps):
        x -= lr * (Q @ x - b)
        path.append(x)
    return np.array(path)
