"""PD-F32

task: 0.2
message: How many digits does float32 keep of 10000.0123? What is left of them after
    the subtraction?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=np.float32), np.asarray(Y, dtype=np.float32)
    return ((X[:, None, :] - Y[None, :, :]) ** 2).sum(axis=2)
