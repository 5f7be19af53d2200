"""PD-CLIP

task: 0.2
message: Nothing is negative any more, but where the negative values were, the digits
    are still lost. Which subtraction loses them, and what could be taken off all
    points before it?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    x2 = np.sum(X**2, axis=1)[:, None]
    y2 = np.sum(Y**2, axis=1)[None, :]
    return np.maximum(x2 - 2 * X @ Y.T + y2, 0)
