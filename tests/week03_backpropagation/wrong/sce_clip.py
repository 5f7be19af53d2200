"""SCE-CLIP

task: 3.4
message: Two large logits count as equal, though they differ. Which change of a row of
    logits keeps large numbers out of exp and leaves the softmax as it is?
"""

import numpy as np


def softmax_ce_backward(z, y):
    dz = np.exp(np.clip(z, -50, 50))
    dz /= dz.sum(axis=1, keepdims=True)
    dz[np.arange(len(y)), y] -= 1
    return dz / len(y)
