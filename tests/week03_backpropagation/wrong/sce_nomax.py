"""SCE-NOMAX

task: 3.4
message: A logit of 1000 gave NaN, because exp(1000) is inf. What can a row of logits
    lose without changing its softmax?
"""

import numpy as np


def softmax_ce_backward(z, y):
    dz = np.exp(z)
    dz /= dz.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    return dz / len(y)
