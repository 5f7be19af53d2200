"""LR-MEAN

task: 3.10
message: Your regime follows the mean curvature. If one direction diverges, does it
    help that the others do not?
"""

import numpy as np


def lr_regime(eigs, lr):
    r = lr * np.mean(eigs)
    if r <= 1:
        return "monotone"
    return "oscillates" if r < 2 else "diverges"
