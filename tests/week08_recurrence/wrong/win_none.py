"""WIN-NONE

task: 8.6
message: A series that is too short ends in an error. How many windows does it have?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = (len(s) - width - horizon) // stride + 1
    starts = np.array([stride * i for i in range(count)])
    X = s[starts[:, None] + np.arange(width)]
    return X[..., np.newaxis], s[starts + width - 1 + horizon]
