"""KF-STRAT

task: 4.5
message: With y, the classes are not spread evenly over the folds. In which order
    should the rows be dealt out?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = rng.permutation(n)
    fold = np.empty(n, dtype=np.int64)
    fold[order] = np.arange(n) % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
