"""tent by folding in float32

task: 1.7
"""

import numpy as np


def tent(x, depth):
    y = np.array(x, dtype=np.float32)
    for _ in range(depth):
        y = np.where(y < 0.5, 2 * y, 2 - 2 * y)
    return y


def tent_pieces(depth):
    return 1 << depth
