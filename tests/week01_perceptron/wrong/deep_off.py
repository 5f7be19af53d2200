"""DEEP-OFF

task: 1.7
message: This is the map of one depth more. How many layers has depth 0?
"""

import numpy as np


def tent(x, depth):
    x = np.array(x, dtype=float)
    for _ in range(depth + 1):
        x = 2 * relu(x) - 4 * relu(x - 0.5)
    return x


def tent_pieces(depth):
    return 2 ** (depth + 1)
