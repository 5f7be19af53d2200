"""SCE-SIGN

task: 3.4
message: Your gradient points the other way. If the score of the true class rises,
    does the loss rise or fall?
"""

import numpy as np


def softmax_ce_backward(z, y):
    dz = np.exp(z - z.max(axis=1, keepdims=True))
    dz /= dz.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    return -dz / len(y)
