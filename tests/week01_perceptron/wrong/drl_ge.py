"""DRL-GE

task: 1.3
message: The docstring fixes relu'(0) = 0. Which comparison decides at 0?
"""

import numpy as np


def d_relu(z):
    return np.where(np.asarray(z) >= 0, 1.0, 0.0)
