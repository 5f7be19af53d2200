"""PD-CENTRE

task: 0.2
message: Taking off one centre helps points that all lie around it. Where are the
    numbers small if the points come in two heaps, far apart?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    centre = X.mean(axis=0)
    X, Y = X - centre, Y - centre
    squares = (X**2).sum(axis=1)[:, None] - 2 * X @ Y.T + (Y**2).sum(axis=1)
    return np.maximum(squares, 0)
