"""MP-LAST

task: 6.4
message: Of equal pixels the last one got the gradient. Which one does the docstring
    name?
"""

import numpy as np


def maxpool2d_backward(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, i, j, k in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        window = x[n, top : top + size, left : left + size, k]
        a, c = np.argwhere(window == window.max())[-1]
        dx[n, top + a, left + c, k] += dout[n, i, j, k]
    return dx
