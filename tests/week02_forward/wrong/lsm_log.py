"""LSM-LOG

task: 2.6
message: log_softmax returned -inf for a finite score: the probability had already
    become 0. Can you simplify the log of the fraction before you compute it?
"""

import numpy as np


def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis))
