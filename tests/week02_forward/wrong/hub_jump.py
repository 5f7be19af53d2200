"""HUB-JUMP

task: 2.5
message: Your loss jumps at |r| = delta. What are the values of your two branches
    there?
"""

import numpy as np


def huber_loss(pred, target, delta=1.0):
    r = np.abs(residuals(pred, target))
    return float(np.mean(np.where(r <= delta, r**2 / 2, delta * r)))
