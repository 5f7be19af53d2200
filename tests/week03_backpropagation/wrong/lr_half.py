"""LR-HALF

task: 3.10
message: You take every step beyond the lowest point for the end. Can x change its
    sign in every step and still come closer to 0?
"""

import numpy as np


def lr_regime(eigs, lr):
    r = lr * np.max(eigs)
    if r <= 0.5:
        return "monotone"
    return "oscillates" if r < 1 else "diverges"
