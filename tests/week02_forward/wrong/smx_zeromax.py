"""SMX-ZEROMAX

task: 2.6
message: A row whose scores are all near -1000 became 0 / 0. What do you take off
    its scores, and is that the largest of them?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max(axis=axis, keepdims=True, initial=0.0))
    return powers / powers.sum(axis=axis, keepdims=True)
