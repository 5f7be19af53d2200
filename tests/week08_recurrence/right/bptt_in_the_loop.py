"""rnn_backward that adds up inside the loop

task: 8.2
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    dx, dWx, dWh = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh)
    db, carried = np.zeros(len(Wh)), 0.0
    for t in range(x.shape[1] - 1, -1, -1):
        h = hs[:, t]
        before = hs[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + carried) * (1 + h) * (1 - h)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        carried = dz @ Wh.T
    return dx, carried, dWx, dWh, db
