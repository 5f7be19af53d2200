"""SCE-N

task: 3.4
message: Your gradient is too large by the number of samples. Is the loss a sum or a
    mean, and where does that show in its gradient?
"""

import numpy as np


def softmax_ce_backward(z, y):
    dz = np.exp(z - z.max(axis=1, keepdims=True))
    dz /= dz.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    return dz
