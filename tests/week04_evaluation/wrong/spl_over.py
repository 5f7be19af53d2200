"""SPL-OVER

task: 4.1
message: Some rows are in more than one part. Once a row is in one part, what keeps
    it out of the others?
"""

import numpy as np


def split_indices(n, fracs, rng, y=None, groups=None):
    sizes = np.round(np.array(fracs) * n).astype(int)
    return tuple(rng.choice(n, size=size, replace=False) for size in sizes)
