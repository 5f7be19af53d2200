"""BCE-ONESIDE

task: 2.8
message: Samples with y = 0 cost nothing. Which part of the formula is for them?
"""

import numpy as np


def bce_from_logits(z, y):
    return float(np.mean(y * np.logaddexp(0, -z)))
