"""PD-NEG

task: 0.2
message: A squared distance came out negative: x.x, 2 x.y and y.y are near 10^8, their
    sum near 10^-4. How many of sixteen digits are left, and what could be taken off
    all points first?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    x2 = np.sum(X**2, axis=1)[:, None]
    y2 = np.sum(Y**2, axis=1)[None, :]
    return x2 - 2 * X @ Y.T + y2
