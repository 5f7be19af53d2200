"""convolution by taps in float32

task: 6.2
"""

import numpy as np


def conv2d(x, w, b, stride=1, pads=((0, 0), (0, 0))):
    x, w = np.asarray(x, np.float32), np.asarray(w, np.float32)
    (top, bottom), (left, right) = pads
    x = np.pad(x, [(0, 0), (top, bottom), (left, right), (0, 0)])
    rows = len(range(0, x.shape[1] - w.shape[0] + 1, stride))
    columns = len(range(0, x.shape[2] - w.shape[1] + 1, stride))
    out = np.broadcast_to(b, (len(x), rows, columns, len(b))).astype(np.float32)
    for a in range(w.shape[0]):
        for c in range(w.shape[1]):
            seen = x[:, a::stride, c::stride][:, :rows, :columns]
            out = out + seen @ w[a, c]
    return out
