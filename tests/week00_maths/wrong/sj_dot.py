"""SJ-DOT

task: 0.4
message: For a vector, p @ p.T is one number. Which product of two vectors of length C
    is a matrix?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    return np.diag(p) - p @ p.T
