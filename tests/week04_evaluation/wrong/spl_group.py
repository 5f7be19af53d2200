"""SPL-GROUP

task: 4.1
message: Rows of one group are in two parts, so near-duplicates leak from training
    into the test. What has to be dealt out instead of rows?
"""

import numpy as np


def split_indices(n, fracs, rng, y=None, groups=None):
    classes = np.zeros(n) if y is None else np.asarray(y)
    parts = [[], [], []]
    for c in np.unique(classes):
        rows = rng.permutation(np.flatnonzero(classes == c))
        bounds = np.round(np.cumsum(fracs)[:2] * len(rows)).astype(int)
        for part, piece in zip(parts, np.split(rows, bounds), strict=True):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
