"""CV-FLIP

task: 6.2
message: The filter was turned round. Does the formula count its taps upwards, like
    the pixels, or downwards?
"""

import numpy as np


def conv2d(x, w, b, stride=1, pads=((0, 0), (0, 0))):
    padded = np.pad(x, ((0, 0), *pads, (0, 0)))
    kh, kw = w.shape[:2]
    rows = (padded.shape[1] - kh) // stride + 1
    columns = (padded.shape[2] - kw) // stride + 1
    out = np.zeros((len(x), rows, columns, w.shape[3]))
    for i, j in np.ndindex(rows, columns):
        top, left = i * stride, j * stride
        window = padded[:, top : top + kh, left : left + kw]
        out[:, i, j] = np.tensordot(window, w[::-1, ::-1], axes=3) + b
    return out
