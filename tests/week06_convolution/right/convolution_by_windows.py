"""convolution by windows

task: 6.2
"""

import numpy as np


def conv2d(x, w, b, stride=1, pads=((0, 0), (0, 0))):
    x = np.pad(x, ((0, 0), pads[0], pads[1], (0, 0)))
    kh, kw, _, filters = w.shape
    out = [
        [
            x[:, i : i + kh, j : j + kw].reshape(len(x), -1) @ w.reshape(-1, filters)
            + b
            for j in range(0, x.shape[2] - kw + 1, stride)
        ]
        for i in range(0, x.shape[1] - kh + 1, stride)
    ]
    return np.array(out).transpose(2, 0, 1, 3)
