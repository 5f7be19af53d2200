"""SPL-GLOBAL

task: 4.1
message: The split does not follow the generator that was passed. Which line draws
    its random numbers from somewhere else?
"""

import numpy as np


def split_indices(n, fracs, rng, y=None, groups=None):
    rng = np.random.default_rng()
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
