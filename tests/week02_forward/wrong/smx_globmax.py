"""SMX-GLOBMAX

task: 2.6
message: A row of small scores next to a row of large ones became 0 / 0. Whose
    maximum did it lose, its own or that of the whole array?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    powers = np.exp(z - z.max())
    return powers / powers.sum(axis=axis, keepdims=True)
