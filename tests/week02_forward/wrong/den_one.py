"""DEN-ONE

task: 2.3
message: Several samples got the result of the first. Which axis of x holds the
    samples?
"""

import numpy as np


def dense_forward(x, W, b):
    return np.tile(x[0] @ W + b, (len(x), 1))
