"""LM-ROLL

task: 8.9
message: The last target of each piece is the piece's first character. Which character
    of the text comes after the piece?
"""

import numpy as np


def lm_pairs(ids, T):
    end = (len(ids) - 1) // T * T
    x = ids[:end].reshape(-1, T)
    return x, np.roll(x, -1, axis=1)
