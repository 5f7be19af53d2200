"""LR-TWICE

task: 0.6
message: The singular values came in twice, once in B and once in C. How often does
    the sum of pieces have them?
"""

import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * s[:k], s[:k, np.newaxis] * Vt[:k]
