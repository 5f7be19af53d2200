"""DEEP-WRAP

task: 1.7
message: A great number of pieces wrapped around: 64 bits hold no more. Which numbers
    have no such end?
"""

import numpy as np


def tent_pieces(depth):
    pieces = np.int64(1)
    for _ in range(depth):
        pieces = pieces + pieces
    return int(pieces)
