"""WIN-NOSTRIDE

task: 8.6
message: Windows start at every value. How far apart should they start?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = max(0, len(s) - width - horizon + 1)
    starts = np.arange(count)
    X = s[starts[:, None] + np.arange(width)]
    return X[..., np.newaxis], s[starts + width - 1 + horizon]
