"""LSM-EPS

task: 2.6
message: Very small probabilities all got the same logarithm. What does the small
    number inside your log do to a probability far below it?
"""

import numpy as np


def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis) + 1e-12)
