"""CV-CEIL

task: 6.2
message: There is one output too many where the steps do not end exactly at the
    border. Does the last window lie inside the image?
"""

import numpy as np


def conv2d(x, w, b, stride=1, pads=((0, 0), (0, 0))):
    padded = np.pad(x, ((0, 0), *pads, (0, 0)))
    kh, kw = w.shape[:2]
    rows = -(-(padded.shape[1] - kh) // stride) + 1
    columns = -(-(padded.shape[2] - kw) // stride) + 1
    out = np.zeros((len(x), rows, columns, w.shape[3]))
    for i, j in np.ndindex(rows, columns):
        top, left = i * stride, j * stride
        window = np.zeros((len(x), *w.shape[:3]))
        part = padded[:, top : top + kh, left : left + kw]
        window[:, : part.shape[1], : part.shape[2]] = part
        out[:, i, j] = np.tensordot(window, w, axes=3) + b
    return out
