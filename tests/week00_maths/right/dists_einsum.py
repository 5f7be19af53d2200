"""einsum, result in float32

task: 0.2
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    difference = X[:, None].astype(float) - Y
    return np.einsum("nmd,nmd->nm", difference, difference).astype(np.float32)
