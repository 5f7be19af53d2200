"""SCE-AXIS

task: 3.4
message: The columns of your probabilities sum to 1. Over which axis do the
    probabilities of one sample run?
"""

import numpy as np


def softmax_ce_backward(z, y):
    dz = np.exp(z - z.max(axis=0))
    dz /= dz.sum(axis=0)
    dz[np.arange(len(y)), y] -= 1
    return dz / len(y)
