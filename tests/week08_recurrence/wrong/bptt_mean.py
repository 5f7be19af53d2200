"""BPTT-MEAN

task: 8.2
message: The gradients of the weights are averages. Is there a mean in the way from a
    weight to the loss that is not in dh yet?
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    before = np.concatenate([h0[:, None], hs[:, :-1]], axis=1)
    dz, carried = np.empty(hs.shape), np.zeros(h0.shape)
    for t in reversed(range(hs.shape[1])):
        dz[:, t] = (dh[:, t] + carried) * (1 - hs[:, t] ** 2)
        carried = dz[:, t] @ Wh.T
    dWx = np.einsum("ntd,nth->dh", x, dz) / len(x)
    dWh = np.einsum("ntk,nth->kh", before, dz) / len(x)
    return dz @ Wx.T, carried, dWx, dWh, dz.sum(axis=(0, 1)) / len(x)
