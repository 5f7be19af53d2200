"""BCE-HARD

task: 2.8
message: Targets between 0 and 1 were rounded to yes or no. Does the formula need
    that?
"""

import numpy as np


def bce_from_logits(z, y):
    y = np.asarray(y) > 0.5
    return float(np.mean(np.logaddexp(0, z) - z * y))
