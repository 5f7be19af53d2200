"""LR-CUT

task: 0.6
message: Some columns of A are copied and the others are lost. Could a mixture of all
    columns do better?
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    return A[:, :k], np.eye(k, A.shape[1])
