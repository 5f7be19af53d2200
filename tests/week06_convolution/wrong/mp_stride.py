"""MP-STRIDE

task: 6.4
message: Windows moved by their size, whatever the stride is. How far is it from one
    window to the next?
"""

import numpy as np


def maxpool2d(x, size, stride):
    rows = (x.shape[1] - size) // stride + 1
    columns = (x.shape[2] - size) // stride + 1
    out = np.zeros((len(x), rows, columns, x.shape[3]))
    for i, j in np.ndindex(rows, columns):
        top, left = i * size, j * size
        window = x[:, top : top + size, left : left + size]
        out[:, i, j] = window.max(axis=(1, 2), initial=-np.inf)
    return out
