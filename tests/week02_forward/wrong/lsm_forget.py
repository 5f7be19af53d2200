"""LSM-FORGET

task: 2.6
message: Your log-probabilities are too large or too small by each row's maximum.
    You took it off in one place: where does it have to come back?
"""

import numpy as np


def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    shifted = z - z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
