"""DEN-RELU

task: 2.3
message: No result is negative. Is the activation part of this function?
"""

import numpy as np


def dense_forward(x, W, b):
    return np.maximum(x @ W + b, 0)
