"""PD-SQRT

task: 0.2
message: Your values are the square roots of the right ones. Does the formula have a
    root?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    return np.sqrt(((X[:, None, :] - Y[None, :, :]) ** 2).sum(axis=2))
