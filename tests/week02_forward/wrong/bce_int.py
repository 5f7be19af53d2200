"""BCE-INT

task: 2.8
message: With integers in z, soft labels turned into 0. Which type do your targets
    have after you convert them?
"""

import numpy as np


def bce_from_logits(z, y):
    z = np.asarray(z)
    y = np.asarray(y, dtype=z.dtype)
    return float(np.mean(np.logaddexp(0, z) - z * y))
