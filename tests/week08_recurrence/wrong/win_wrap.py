"""WIN-WRAP

task: 8.6
message: The last targets come from the beginning of the series. What comes after its
    end?
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    count = max(0, (len(s) - width) // stride + 1)
    starts = stride * np.arange(count)
    X = s[starts[:, None] + np.arange(width)]
    return X[..., np.newaxis], s[(starts + width - 1 + horizon) % len(s)]
