"""LR-SVEC

task: 0.6
message: np.linalg.svd gives the singular values as a vector. What does a matrix @ a
    vector make, and how can each column be scaled by a number of its own instead?
"""

import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] @ s[:k], Vt[:k]
