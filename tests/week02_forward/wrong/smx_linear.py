"""SMX-LINEAR

task: 2.6
message: Your probabilities are shares of the scores themselves. Which function
    makes every score positive first?
"""

import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=axis, keepdims=True)
