"""BPTT-INPLACE

task: 8.2
message: dh was changed. Which line writes into an array that it was given?
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    before = np.concatenate([h0[:, None], hs[:, :-1]], axis=1)
    dz = np.empty(hs.shape)
    for t in reversed(range(hs.shape[1])):
        dz[:, t] = dh[:, t] * (1 - hs[:, t] ** 2)
        if t:
            dh[:, t - 1] += dz[:, t] @ Wh.T
    dWx = np.einsum("ntd,nth->dh", x, dz)
    dWh = np.einsum("ntk,nth->kh", before, dz)
    return dz @ Wx.T, dz[:, 0] @ Wh.T, dWx, dWh, dz.sum(axis=(0, 1))
