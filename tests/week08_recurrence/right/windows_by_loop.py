"""make_windows with a loop, in float32

task: 8.6
"""

import numpy as np


def make_windows(s, width, horizon=1, stride=1):
    X, y = [], []
    for end in range(width, len(s) - horizon + 1, stride):
        X.append(s[end - width : end])
        y.append(s[end + horizon - 1])
    X = np.array(X, dtype="float32").reshape(len(X), width, 1)
    return X, np.array(y, dtype="float32")
