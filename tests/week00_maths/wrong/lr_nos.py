"""LR-NOS

task: 0.6
message: The directions are right and the size is lost. Where did the singular values
    go?
"""

import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, :k], Vt[:k]
