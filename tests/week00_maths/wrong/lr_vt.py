"""LR-VT

task: 0.6
message: Look up the last result of np.linalg.svd. Does it hold the right-hand vectors
    in its rows or in its columns?
"""

import numpy as np


def low_rank(A, k):
    U, s, V = np.linalg.svd(A)
    return U[:, :k] * s[:k], V[:, :k].T
