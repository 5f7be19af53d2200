"""LSM-MIDDLE

task: 2.6
message: Log-probabilities of -1000 are right, and one of -50 is not. What was added
    to the probability before its logarithm, and how large is exp(-50)?
"""

import numpy as np


def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=axis, keepdims=True)
    total = np.exp(z).sum(axis=axis, keepdims=True)
    p = np.exp(z) / total
    lost = p < 1e-300
    return np.where(lost, z - np.log(total), np.log(np.where(lost, 1, p) + 1e-12))
