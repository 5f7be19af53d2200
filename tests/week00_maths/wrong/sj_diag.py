"""SJ-DIAG

task: 0.4
message: Only the diagonal is there. If one logit grows, what happens to the
    probabilities of the others?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    return np.diag(p * (1 - p))
