"""GD-MUT

task: 0.7
message: The caller's x0 went for the walk. Does x = x0 make a new array, and what
    does -= change?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    x = np.asarray(x0, dtype=float)
    path = [x.copy()]
    for _ in range(steps):
        x -= lr * (Q @ x - b)
        path.append(x.copy())
    return np.array(path)
