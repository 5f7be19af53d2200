"""MP-SHARE

task: 6.4
message: The gradient was shared out among all pixels that equal the maximum. To
    which of them does the docstring give it?
"""

import numpy as np


def maxpool2d_backward(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, i, j, k in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        window = x[n, top : top + size, left : left + size, k]
        area = dx[n, top : top + size, left : left + size, k]
        largest = window == window.max()
        area += dout[n, i, j, k] * largest / largest.sum()
    return dx
