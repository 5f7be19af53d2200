"""BCE-SIGN

task: 2.8
message: The loss is negative. What sign has the logarithm of a probability?
"""

import numpy as np


def bce_from_logits(z, y):
    return float(-np.mean(np.logaddexp(0, z) - z * y))
