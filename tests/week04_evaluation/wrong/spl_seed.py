"""SPL-SEED

task: 4.1
message: Every generator gives the same split. Does the split use the random numbers
    of `rng`, or a seed of its own?
"""

import numpy as np


def split_indices(n, fracs, rng, y=None, groups=None):
    rng = np.random.default_rng(42)
    if groups is not None:
        names, member = np.unique(groups, return_inverse=True)
        parts = split_indices(len(names), fracs, rng)
        return tuple(np.flatnonzero(np.isin(member, part)) for part in parts)
    classes = np.zeros(n) if y is None else np.asarray(y)
    parts = [[], [], []]
    for c in np.unique(classes):
        rows = rng.permutation(np.flatnonzero(classes == c))
        bounds = np.round(np.cumsum(fracs)[:2] * len(rows)).astype(int)
        for part, piece in zip(parts, np.split(rows, bounds), strict=True):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
