"""LR-MIN

task: 3.10
message: Your regime follows the flattest direction of the bowl. In which direction
    does a large step do harm first?
"""

import numpy as np


def lr_regime(eigs, lr):
    r = lr * np.min(eigs)
    if r <= 1:
        return "monotone"
    return "oscillates" if r < 2 else "diverges"
