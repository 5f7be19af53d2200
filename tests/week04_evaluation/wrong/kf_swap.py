"""KF-SWAP

task: 4.5
message: Training and validation part are exchanged. Which of the two is the larger
    one?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = rng.permutation(n)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
    fold = np.empty(n, dtype=np.int64)
    fold[order] = np.arange(n) % k
    return [(np.flatnonzero(fold == i), np.flatnonzero(fold != i)) for i in range(k)]
