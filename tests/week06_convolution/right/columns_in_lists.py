"""columns in lists

task: 6.5
"""

import numpy as np


def im2col(x, kh, kw, stride=1, pads=((0, 0), (0, 0))):
    x = np.pad(x, ((0, 0), *pads, (0, 0)))
    return [
        image[i : i + kh, j : j + kw].reshape(-1).tolist()
        for image in x
        for i in range(0, x.shape[1] - kh + 1, stride)
        for j in range(0, x.shape[2] - kw + 1, stride)
    ]


def col2im(cols, x_shape, kh, kw, stride=1, pads=((0, 0), (0, 0))):
    n, h, w, c = x_shape
    numbers = np.arange(1, n * h * w * c + 1).reshape(x_shape)
    where = np.array(im2col(numbers, kh, kw, stride, pads), dtype=int)
    out = np.zeros(n * h * w * c + 1)
    np.add.at(out, where, cols)
    return out[1:].reshape(x_shape)
