"""REL-INT

task: 1.2
message: Leaky ReLU of an integer array lost its fractions. Of which dtype is the array
    that you fill?
"""

import numpy as np


def leaky_relu(z, a=0.01):
    z = np.asarray(z)
    result = z.copy()
    result[z < 0] = a * z[z < 0]
    return result
