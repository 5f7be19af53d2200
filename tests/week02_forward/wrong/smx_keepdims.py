"""SMX-KEEPDIMS

task: 2.6
message: Two shapes do not fit in your softmax. Which shape do the row maxima have,
    and which would line up with the rows?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max(axis=axis))
    return powers / powers.sum(axis=axis)
