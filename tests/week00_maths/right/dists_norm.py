"""norm, squared

task: 0.2
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = X.astype(np.longdouble), Y.astype(np.longdouble)
    return np.square(np.sqrt(np.power(X[:, None] - Y[None], 2).sum(-1))).astype(float)
