"""SMX-AXIS

task: 2.6
message: Columns sum to 1 in place of rows. Which axis is the last one?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max(axis=0, keepdims=True))
    return powers / powers.sum(axis=0, keepdims=True)
