"""AP-COUNT

task: 6.4
message: The means are right only where the stride equals the size. How many pixels
    does a window have?
"""

import numpy as np


def avgpool2d(x, size, stride):
    rows = (x.shape[1] - size) // stride + 1
    columns = (x.shape[2] - size) // stride + 1
    out = np.zeros((len(x), rows, columns, x.shape[3]))
    for i, j in np.ndindex(rows, columns):
        top, left = i * stride, j * stride
        window = x[:, top : top + size, left : left + size]
        out[:, i, j] = window.sum(axis=(1, 2)) / stride**2
    return out
