"""LR-TAIL

task: 0.6
message: The smallest pieces were kept. In which order does np.linalg.svd give the
    singular values?
"""

import numpy as np


def low_rank(A, k):
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    return U[:, -k:] * s[-k:], Vt[-k:]
