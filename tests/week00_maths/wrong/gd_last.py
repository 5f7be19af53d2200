"""GD-LAST

task: 0.7
message: That is where the walk ends. Where are the positions before?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    x = np.array(x0, dtype=float)
    for _ in range(steps):
        x = x - lr * (Q @ x - b)
    return x
