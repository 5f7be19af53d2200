"""BPTT-NOSLOPE

task: 8.2
message: The slope of tanh is missing. What lies between a state and its pre-activation?
"""

import numpy as np


def rnn_backward(dh, x, h0, hs, Wx, Wh):
    before = np.concatenate([h0[:, None], hs[:, :-1]], axis=1)
    dz, carried = np.empty(hs.shape), np.zeros(h0.shape)
    for t in reversed(range(hs.shape[1])):
        dz[:, t] = dh[:, t] + carried
        carried = dz[:, t] @ Wh.T
    dWx = np.einsum("ntd,nth->dh", x, dz)
    dWh = np.einsum("ntk,nth->kh", before, dz)
    return dz @ Wx.T, carried, dWx, dWh, dz.sum(axis=(0, 1))
