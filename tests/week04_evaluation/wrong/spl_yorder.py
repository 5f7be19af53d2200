"""SPL-YORDER

task: 4.1
message: With y, the rows of a class go to the parts in the order of the file. What
    decides about them without y?
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
        rows = np.flatnonzero(classes == c)
        rows = rng.permutation(rows) if y is None else rows
        # Rounding the bounds, not the sizes, leaves no remainder for the last part.
        bounds = np.round(np.cumsum(fracs)[:2] * len(rows)).astype(int)
        for part, piece in zip(parts, np.split(rows, bounds), strict=True):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
