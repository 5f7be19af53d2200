"""BCE-DOUBLE

task: 2.8
message: Your value is the loss of sigmoid(sigmoid(z)). How often is the sigmoid
    applied, and does your formula contain one?
"""

import numpy as np


def bce_from_logits(z, y):
    z = 0.5 + 0.5 * np.tanh(z / 2)
    return float(np.mean(np.logaddexp(0, z) - z * y))
