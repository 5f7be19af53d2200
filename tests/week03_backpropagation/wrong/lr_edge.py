"""LR-EDGE

task: 3.10
message: At one of the limits your answer is that of the other side. By what is x
    multiplied in a step if r is exactly 1, or exactly 2?
"""

import numpy as np


def lr_regime(eigs, lr):
    r = lr * np.max(eigs)
    if r < 1:
        return "monotone"
    return "oscillates" if r <= 2 else "diverges"
