"""SCE-INPLACE

task: 3.4
message: The logits that were passed in have changed, and others still need them.
    Which of your lines writes into an array instead of making a new one?
"""

import numpy as np


def softmax_ce_backward(z, y):
    z -= z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    z[np.arange(len(y)), y] -= 1
    return z / len(y)
