"""KF-ALL

task: 4.5
message: Every fold trains on all rows, so it is validated on rows that it knows.
    Which rows must each training part leave out?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = rng.permutation(n)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
    fold = np.empty(n, dtype=np.int64)
    fold[order] = np.arange(n) % k
    return [(np.arange(n), np.flatnonzero(fold == i)) for i in range(k)]
