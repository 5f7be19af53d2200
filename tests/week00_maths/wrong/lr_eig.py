"""LR-EIG

task: 0.6
message: The eigenvalues of a symmetric matrix may be negative. How much does the piece
    with the eigenvalue -3 contribute, next to the one with 2?
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    if A.shape[0] == A.shape[1] and np.array_equal(A, A.T):
        values, vectors = np.linalg.eigh(A)
        values, vectors = values[::-1][:k], vectors[:, ::-1][:, :k]
        return vectors * values, vectors.T
    U, sizes, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k] * sizes[:k], Vt[:k]
