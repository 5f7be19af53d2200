"""SJ-WRITE

task: 0.4
message: Whose array is p? `/=` writes where it stands, and np.asarray makes no copy of
    what is already float64. Is it still what it was?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    p /= p.sum()
    return np.diag(p) - np.outer(p, p)
