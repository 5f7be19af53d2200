"""LR-UINT8

task: 0.6
message: A.T @ A is made of products. Does a matrix of uint8 have room for them?
"""

import numpy as np


def low_rank(A, k):
    V = np.linalg.eigh((A.T @ A).astype(float))[1][:, ::-1][:, :k]
    return A.astype(float) @ V, V.T
