"""AP-SUM

task: 6.4
message: The sums of the windows came out. What makes a mean of a sum?
"""

import numpy as np


def avgpool2d(x, size, stride):
    rows = (x.shape[1] - size) // stride + 1
    columns = (x.shape[2] - size) // stride + 1
    out = np.zeros((len(x), rows, columns, x.shape[3]))
    for i, j in np.ndindex(rows, columns):
        top, left = i * stride, j * stride
        window = x[:, top : top + size, left : left + size]
        out[:, i, j] = window.sum(axis=(1, 2))
    return out
