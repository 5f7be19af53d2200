"""SJ-LOGITS

task: 0.4
message: Softmax was applied to p. Is p what goes into softmax, or what comes out?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.exp(p) / np.sum(np.exp(p))
    return np.diag(p) - np.outer(p, p)
