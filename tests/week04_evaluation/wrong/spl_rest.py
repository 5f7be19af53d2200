"""SPL-REST

task: 4.1
message: Two sizes were cut off to whole numbers, and the last part gets the rest.
    By how much can the rest be too large?
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
        first = int(fracs[0] * len(rows))
        second = first + int(fracs[1] * len(rows))
        for part, piece in zip(parts, np.split(rows, [first, second]), strict=True):
            part.append(piece)
    return tuple(np.concatenate(part) for part in parts)
