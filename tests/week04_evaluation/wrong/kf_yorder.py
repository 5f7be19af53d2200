"""KF-YORDER

task: 4.5
message: With y, the rows of a class are dealt out in the order of the file. Where
    does chance come in?
"""

import numpy as np


def kfold(n, k, rng, y=None):
    order = rng.permutation(n) if y is None else np.arange(n)
    if y is not None:
        order = order[np.argsort(np.asarray(y)[order], kind="stable")]
    fold = np.empty(n, dtype=np.int64)
    # Dealt out like cards, neighbours go to different folds.
    fold[order] = np.arange(n) % k
    return [(np.flatnonzero(fold != i), np.flatnonzero(fold == i)) for i in range(k)]
