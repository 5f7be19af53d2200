"""CVB-DWMEAN

task: 6.3
message: dw is smaller by the size of the batch. The mean belongs to the loss: where
    has it already happened?
"""

import numpy as np


def conv2d_backward(dout, x, w, stride=1, pads=((0, 0), (0, 0))):
    padded = np.pad(x, ((0, 0), *pads, (0, 0)))
    kh, kw = w.shape[:2]
    (top, _), (left, _) = pads
    dpadded, dw = np.zeros(padded.shape), np.zeros(w.shape)
    for i, j in np.ndindex(dout.shape[1:3]):
        rows = slice(i * stride, i * stride + kh)
        columns = slice(j * stride, j * stride + kw)
        part = np.tensordot(dout[:, i, j], w, axes=(1, 3))
        dpadded[:, rows, columns] += part
        dw += np.tensordot(padded[:, rows, columns], dout[:, i, j], axes=(0, 0))
    dx = dpadded[:, top : top + x.shape[1], left : left + x.shape[2]]
    return dx, dw / len(x), dout.sum(axis=(0, 1, 2))
