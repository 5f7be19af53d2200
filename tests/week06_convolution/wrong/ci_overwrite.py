"""CI-OVERWRITE

task: 6.5
message: Where windows overlap, the last one overwrote the others. What does a pixel
    get?
"""

import numpy as np


def col2im(cols, x_shape, kh, kw, stride=1, pads=((0, 0), (0, 0))):
    n, height, width, channels = x_shape
    (top, bottom), (left, right) = pads
    padded = np.zeros((n, top + height + bottom, left + width + right, channels))
    rows = iter(cols)
    for image in padded:
        for i in range(0, padded.shape[1] - kh + 1, stride):
            for j in range(0, padded.shape[2] - kw + 1, stride):
                window = next(rows).reshape(kh, kw, channels)
                image[i : i + kh, j : j + kw] = window
    return padded[:, top : top + height, left : left + width]
