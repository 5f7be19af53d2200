"""PD-UINT

task: 0.2
message: uint8 is not the only kind of integer that ends early. What is 200 * 200 in
    int16?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    if X.dtype == np.uint8 or Y.dtype == np.uint8:
        X, Y = X.astype(float), Y.astype(float)
    return ((X[:, None, :] - Y) ** 2).sum(axis=2)
