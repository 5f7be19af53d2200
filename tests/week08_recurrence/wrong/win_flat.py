"""WIN-FLAT

task: 8.6
message: The windows lack their last axis. How many numbers does a step have?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = max(0, (len(s) - width - horizon) // stride + 1)
    starts = stride * np.arange(count)
    X = s[starts[:, None] + np.arange(width)]
    return X, s[starts + width - 1 + horizon]
