"""MP-COLFIRST

task: 6.4
message: Of equal pixels, the one furthest to the left got the gradient. Does the
    docstring look at the row or at the column first?
"""

import numpy as np


def maxpool2d_backward(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, i, j, k in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        window = x[n, top : top + size, left : left + size, k]
        a, c = np.unravel_index(np.argmax(window.T), window.shape)[::-1]
        dx[n, top + a, left + c, k] += dout[n, i, j, k]
    return dx
