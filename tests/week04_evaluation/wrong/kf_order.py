"""KF-ORDER

task: 4.5
message: The folds follow the order of the rows. What are they like if the rows are
    sorted by class?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = np.arange(n)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
    fold = np.empty(n, dtype=np.int64)
    fold[order] = np.arange(n) % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
