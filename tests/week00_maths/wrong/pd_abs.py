"""PD-ABS

task: 0.2
message: Differences of 3 and 4 gave 7. What is to be done with each difference before
    they are added up?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    return np.abs(X[:, None, :] - Y[None, :, :]).sum(axis=2)
