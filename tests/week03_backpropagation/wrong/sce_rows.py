"""SCE-ROWS

task: 3.4
message: The 1 of a sample's true class was taken from other samples too. How many
    entries does dz[:, y] name, and how many true classes are there?
"""

import numpy as np


def softmax_ce_backward(z, y):
    dz = np.exp(z - z.max(axis=1, keepdims=True))
    dz /= dz.sum(axis=1, keepdims=True)
    dz[:, y] -= 1
    return dz / len(y)
