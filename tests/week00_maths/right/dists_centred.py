"""expansion about the mean, clipped

task: 0.2
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    centre = X.mean(axis=0)
    X, Y = X - centre, Y - centre
    squares = (X**2).sum(axis=1)[:, None] + (Y**2).sum(axis=1)
    return np.clip(squares - 2 * np.dot(X, Y.T), 0, None)
