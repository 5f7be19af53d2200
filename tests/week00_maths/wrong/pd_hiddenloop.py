"""PD-HIDDENLOOP

task: 0.2
message: np.vectorize, np.apply_along_axis and map call a Python function once for
    each item. Which single subtraction could take their place?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    return np.apply_along_axis(lambda x: np.sum((x - Y) ** 2, axis=1), 1, X)
