"""WIN-DILATE

task: 8.6
message: The stride lies between the values of a window. What does it lie between?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = max(0, (len(s) - (width - 1) * stride - 1 - horizon) + 1)
    starts = np.arange(count)
    X = s[starts[:, None] + stride * np.arange(width)]
    return X[..., np.newaxis], s[starts + (width - 1) * stride + horizon]
