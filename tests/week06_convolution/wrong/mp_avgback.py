"""MP-AVGBACK

task: 6.4
message: The gradient went to all pixels of the window. If you wiggle one that is
    not the largest, does the output change?
"""

import numpy as np


def maxpool2d_backward(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, i, j, k in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        area = dx[n, top : top + size, left : left + size, k]
        area += dout[n, i, j, k] / size**2
    return dx
