"""LM-SLIDE

task: 8.9
message: The pieces overlap. Where does the next piece begin?
"""

import numpy as np


def lm_pairs(ids, T):
    x = np.lib.stride_tricks.sliding_window_view(ids, T)
    return x[:-1], x[1:]
