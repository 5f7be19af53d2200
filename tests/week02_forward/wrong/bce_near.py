"""BCE-NEAR

task: 2.8
message: Logits of 1 and of 1000 are right, and near 35 the loss is off in the third
    digit. How many digits of 1 - p are left when p is nearly 1?
"""

import numpy as np


def bce_from_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    p = 1 / (1 + np.exp(-np.clip(z, -36, 36)))
    losses = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return float(np.mean(np.where(abs(z) > 36, np.maximum(z, 0) - y * z, losses)))
