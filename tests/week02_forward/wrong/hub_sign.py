"""HUB-SIGN

task: 2.5
message: Large negative residuals are treated like small ones. What does your
    condition compare with delta?
"""

import numpy as np


def huber_loss(pred, target, delta=1.0):
    r = residuals(pred, target)
    return float(
        np.mean(np.where(r <= delta, r**2 / 2, delta * (np.abs(r) - delta / 2)))
    )
