"""WIN-OFF

task: 8.6
message: The target comes one step too late. Where is it for a horizon of 1?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = max(0, (len(s) - width - horizon - 1) // stride + 1)
    starts = stride * np.arange(count)
    X = s[starts[:, None] + np.arange(width)]
    return X[..., np.newaxis], s[starts + width + horizon]
