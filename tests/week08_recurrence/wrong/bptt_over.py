"""BPTT-OVER

task: 8.2
message: The gradients of the weights hold the part of one step alone. What happens to
    the parts of the other steps?
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    before = np.concatenate([h0[:, None], hs[:, :-1]], axis=1)
    dz, carried = np.empty(hs.shape), np.zeros(h0.shape)
    for t in reversed(range(hs.shape[1])):
        dz[:, t] = (dh[:, t] + carried) * (1 - hs[:, t] ** 2)
        carried = dz[:, t] @ Wh.T
    dWx = x[:, 0].T @ dz[:, 0]
    dWh = before[:, 0].T @ dz[:, 0]
    return dz @ Wx.T, carried, dWx, dWh, dz[:, 0].sum(axis=0)
