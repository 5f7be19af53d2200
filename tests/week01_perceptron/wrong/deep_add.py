"""DEEP-ADD

task: 1.7
message: Pieces grow by 2 with each layer, as if the maps were added. What goes into
    the second map?
"""

import numpy as np


def tent(x, depth):
    x = np.array(x, dtype=float)
    if depth == 0:
        return x
    return depth * (2 * relu(x) - 4 * relu(x - 0.5)) / max(depth, 1)


def tent_pieces(depth):
    return 2 * depth if depth else 1
