"""BCE-SUM

task: 2.8
message: Your loss is too large by the number of samples. What does the mean divide
    by?
"""

import numpy as np


def bce_from_logits(z, y):
    return float(np.sum(np.logaddexp(0, z) - z * y))
