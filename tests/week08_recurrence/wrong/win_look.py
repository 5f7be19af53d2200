"""WIN-LOOK

task: 8.6
message: The target is the last value of its own window: that is look-ahead. How many
    steps after the window does it come?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = max(0, (len(s) - width - horizon) // stride + 1)
    starts = stride * np.arange(count)
    X = s[starts[:, None] + np.arange(width)]
    return X[..., np.newaxis], s[starts + width - 1]
