"""BPTT-CLIP

task: 8.2
message: The gradients of large `dh` are smaller than they must be. Is `rnn_backward`
    the place to limit them?
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    _require_rnn(x, h0, Wx, Wh)
    if np.shape(dh) != np.shape(hs) or np.shape(hs)[:2] != np.shape(x)[:2]:
        raise ValueError
    dx = np.zeros(x.shape)
    dWx, dWh, db = np.zeros(Wx.shape), np.zeros(Wh.shape), np.zeros(len(Wh))
    carry = np.zeros(h0.shape)
    for t in reversed(range(x.shape[1])):
        da = (dh[:, t] + carry) * (1 - hs[:, t] ** 2)
        prev = hs[:, t - 1] if t else h0
        dx[:, t] = da @ Wx.T
        dWx += x[:, t].T @ da
        dWh += prev.T @ da
        db += da.sum(0)
        carry = np.clip(da @ Wh.T, -5, 5)
    return dx, carry, dWx, dWh, db
