"""HUB-HALF

task: 2.5
message: Your parabola is twice as steep as it should be, so the two branches do not
    meet. What are their values at |r| = delta?
"""

import numpy as np


def huber_loss(pred, target, delta=1.0):
    r = np.abs(residuals(pred, target))
    return float(np.mean(np.where(r <= delta, r**2, delta * (r - delta / 2))))
