"""SMX-INPLACE

task: 2.6
message: softmax changed the scores that it was given. Which of your lines writes
    into z?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=axis, keepdims=True)
    powers = np.exp(z)
    return powers / powers.sum(axis=axis, keepdims=True)
