"""SMX-NOMAX

task: 2.6
message: exp overflowed for scores near 1000, and inf / inf is NaN. Which number can
    every score of a row lose without changing its softmax?
"""

import numpy as np


def softmax(z, axis=-1):
    powers = np.exp(np.asarray(z, dtype=float))
    return powers / powers.sum(axis=axis, keepdims=True)
