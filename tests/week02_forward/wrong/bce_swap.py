"""BCE-SWAP

task: 2.8
message: Yes and no have changed places. Is p the probability of y = 1 or of y = 0?
"""

import numpy as np


def bce_from_logits(z, y):
    return float(np.mean(np.logaddexp(0, -z) + z * y))
