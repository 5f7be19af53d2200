"""BPTT-TRUNC

task: 8.2
message: No gradient passes from a step to the one before it. On what does h[t] depend,
    besides x[t]?
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    before = np.concatenate([h0[:, None], hs[:, :-1]], axis=1)
    dz, carried = np.empty(hs.shape), np.zeros(h0.shape)
    for t in reversed(range(hs.shape[1])):
        dz[:, t] = dh[:, t] * (1 - hs[:, t] ** 2)
        carried = dz[:, t] @ Wh.T
    dWx = np.einsum("ntd,nth->dh", x, dz)
    dWh = np.einsum("ntk,nth->kh", before, dz)
    return dz @ Wx.T, carried, dWx, dWh, dz.sum(axis=(0, 1))
