"""SMX-TOTAL

task: 2.6
message: All entries together sum to 1. Which of them belong to one distribution?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max(axis=axis, keepdims=True))
    return powers / powers.sum()
