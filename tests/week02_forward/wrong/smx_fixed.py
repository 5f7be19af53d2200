"""SMX-FIXED

task: 2.6
message: The classes are always taken along the last axis, whatever is asked for.
    Where does your code look at `axis`?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
