"""LSM-NOMAX

task: 2.6
message: exp overflowed in log_softmax. How large can a score be before it does, and
    what did you do about it in softmax?
"""

import numpy as np


def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
