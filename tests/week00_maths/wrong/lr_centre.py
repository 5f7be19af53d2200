"""LR-CENTRE

task: 0.6
message: The columns' means were taken off first, as for principal components. Is it A
    that is to be approximated, or A without its means?
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    U, s, Vt = np.linalg.svd(A - A.mean(axis=0), full_matrices=False)
    return U[:, :k] * s[:k], Vt[:k]
