"""tent by recursion

task: 1.7
"""

import numpy as np


def tent(x, depth):
    if depth == 0:
        return np.array(x, dtype=float)
    once = 1 - 2 * np.abs(np.asarray(x, dtype=float) - 0.5)
    return tent(once, depth - 1)


def tent_pieces(depth):
    return 1 if depth == 0 else 2 * tent_pieces(depth - 1)
