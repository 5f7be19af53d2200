"""PD-SWAP

task: 0.2
message: Rows belong to X and columns to Y. Which of the two got the new axis in
    front?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    return ((X[None, :, :] - Y[:, None, :]) ** 2).sum(axis=2)
