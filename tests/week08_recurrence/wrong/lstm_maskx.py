"""LSTM-MASKX

task: 8.4
message: Padding is read as zeros. Does a step with an input of 0 leave the states as
    they are?
"""

import numpy as np
from lstm import lstm_step


def lstm_forward(x, W, U, b, mask=None):
    h = c = np.zeros((len(x), len(U)))
    hs = np.empty((len(x), x.shape[1], len(U)))
    for t in range(x.shape[1]):
        counts = np.ones((len(x), 1)) if mask is None else mask[:, t, np.newaxis]
        h_new, c_new = lstm_step(x[:, t] * counts, h, c, W, U, b)
        h, c = h_new, c_new
        hs[:, t] = h
    return hs, h, c
