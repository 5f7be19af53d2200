"""KF-SIZES

task: 4.5
message: The last fold takes all rows that are left over. By how much may fold sizes
    differ?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = rng.permutation(n)
    fold = np.minimum(np.arange(n) // (n // k), k - 1)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
        fold = np.arange(n) % k
    place = np.empty(n, dtype=np.int64)
    place[order] = fold
    return [(np.flatnonzero(place != i), np.flatnonzero(place == i)) for i in range(k)]
