"""HUB-ALL

task: 2.5
message: One large residual put all others on the straight branch, or none did. Is
    the choice made for each entry by itself?
"""

import numpy as np


def huber_loss(pred, target, delta=1.0):
    r = np.abs(residuals(pred, target))
    if np.all(r <= delta):
        return float(np.mean(r**2 / 2))
    return float(np.mean(delta * (r - delta / 2)))
