"""roots in both factors, float32

task: 0.6
"""

import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(np.asarray(A, dtype=np.float32))
    root = np.diag(np.sqrt(s[:k]))
    return [U[:, :k] @ root, root @ Vt[:k, :]]
