"""folds by array_split

task: 4.5
"""

import numpy as np


def kfold(n, k, rng, y=None):
    if y is None:
        parts = np.array_split(rng.permutation(n).astype(np.int32), k)
    else:
        y = np.asarray(y)
        each = [
            np.array_split(rng.permutation(np.flatnonzero(y == c)), k) for c in set(y)
        ]
        parts = [np.concatenate(pieces) for pieces in zip(*each, strict=True)]
    pairs = []
    for i in range(k):
        rest = np.concatenate([part for j, part in enumerate(parts) if j != i])
        pairs.append((np.sort(rest), parts[i]))
    return tuple(pairs)


def cross_validate(make_pipeline, X, y, k, rng):
    scores = np.zeros(k, dtype=np.float32)
    for i, (train, val) in enumerate(kfold(len(y), k, rng, y=y)):
        fit, score = make_pipeline()
        fit(np.take(X, train, axis=0), np.take(y, train))
        scores[i] = score(np.take(X, val, axis=0), np.take(y, val))
    return scores
