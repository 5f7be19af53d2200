"""MP-ZEROPAD

task: 6.4
message: A window of negative numbers gave 0. With which number does your search for
    the largest begin?
"""

import numpy as np


def maxpool2d(x, size, stride):
    rows = (x.shape[1] - size) // stride + 1
    columns = (x.shape[2] - size) // stride + 1
    out = np.zeros((len(x), rows, columns, x.shape[3]))
    for i, j in np.ndindex(rows, columns):
        top, left = i * stride, j * stride
        window = x[:, top : top + size, left : left + size]
        out[:, i, j] = np.maximum(0, window.max(axis=(1, 2)))
    return out
