"""SJ-VEC

task: 0.4
message: C probabilities depend on C logits. How many derivatives are there?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    return p * (1 - p)
