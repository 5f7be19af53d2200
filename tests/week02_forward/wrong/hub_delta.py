"""HUB-DELTA

task: 2.5
message: With delta = 1 your values are right, otherwise not. In how many places of
    the formula does delta stand?
"""

import numpy as np


def huber_loss(pred, target, delta=1.0):
    r = np.abs(residuals(pred, target))
    return float(np.mean(np.where(r <= delta, r**2 / 2, r - 0.5)))
