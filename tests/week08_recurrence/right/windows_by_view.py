"""make_windows by a sliding view

task: 8.6
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    if len(s) < width + horizon:
        return np.empty((0, width, 1)), np.empty(0)
    X = np.lib.stride_tricks.sliding_window_view(s[:-horizon], width)[::stride]
    return X[..., np.newaxis], s[width + horizon - 1 :: stride]
