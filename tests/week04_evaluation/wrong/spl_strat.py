"""SPL-STRAT

task: 4.1
message: With y, chance alone decides how many rows of a class a part gets. What
    would each class need for its shares to hold?
"""

import numpy as np


def split_indices(n, fracs, rng, y=None, groups=None):
    if groups is not None:
        names, member = np.unique(groups, return_inverse=True)
        parts = split_indices(len(names), fracs, rng)
        return tuple(np.flatnonzero(np.isin(member, part)) for part in parts)
    bounds = np.round(np.cumsum(fracs)[:2] * n).astype(int)
    return tuple(np.split(rng.permutation(n), bounds))
