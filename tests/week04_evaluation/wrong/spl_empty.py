"""SPL-EMPTY

task: 4.1
message: A part with a share of 0 got a row. If two shares are rounded each by
    itself, to how many rows do they add up?
"""

import numpy as np


def split_indices(n, fracs, rng, y=None, groups=None):
    if groups is not None:
        names, member = np.unique(groups, return_inverse=True)
        parts = split_indices(len(names), fracs, rng)
        return tuple(np.flatnonzero(np.isin(member, part)) for part in parts)
    classes = np.zeros(n) if y is None else np.asarray(y)
    parts = [[], [], []]
    for c in np.unique(classes):
        rows = rng.permutation(np.flatnonzero(classes == c))
        sizes = [round(share * len(rows)) for share in fracs[:2]]
        bounds = np.cumsum(sizes)
        for part, piece in zip(parts, np.split(rows, bounds), strict=True):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
