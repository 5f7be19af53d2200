"""MP-OVERWRITE

task: 6.4
message: A pixel that wins several windows has the gradient of the last one alone.
    What happens to several contributions to one pixel?
"""

import numpy as np


def maxpool2d_backward(dout, x, size, stride):
    dx = np.zeros(x.shape)
    for n, i, j, k in np.ndindex(dout.shape):
        top, left = i * stride, j * stride
        window = x[n, top : top + size, left : left + size, k]
        a, c = np.unravel_index(np.argmax(window), window.shape)
        dx[n, top + a, left + c, k] = dout[n, i, j, k]
    return dx
