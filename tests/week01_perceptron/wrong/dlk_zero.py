"""DLK-ZERO

task: 1.3
message: The docstring fixes the leaky slope at 0 to a. Which comparison decides at 0?
"""

import numpy as np


def d_leaky_relu(z, a=0.01):
    return np.where(np.asarray(z) >= 0, 1.0, a)
