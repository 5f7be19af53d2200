"""KF-DROP

task: 4.5
message: If k does not divide n, some rows are never validated. Where do they
    belong?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = rng.permutation(n)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
    size = n // k
    folds = []
    for i in range(k):
        val = order[i : size * k : k]
        folds.append((np.setdiff1d(np.arange(n), val), val))
    return folds
