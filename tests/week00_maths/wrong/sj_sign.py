"""SJ-SIGN

task: 0.4
message: Every sign is turned round. Does a probability rise or fall when its own
    logit grows?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    return np.outer(p, p) - np.diag(p)
