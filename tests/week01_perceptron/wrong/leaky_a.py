"""LEAKY-A

task: 1.2
message: The slope on the negative side is 0.01 whatever `a` is. Where does `a` come
    in?
"""

import numpy as np


def leaky_relu(z, a=0.01):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, 0.01 * z)
