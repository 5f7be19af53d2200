"""LSTM-MASKZERO

task: 8.4
message: A step that is left out starts the states anew. What should they be after it?
"""

import numpy as np
from lstm import lstm_step


def lstm_forward(x, W, U, b, mask=None):
    h = c = np.zeros((len(x), len(U)))
    hs = np.empty((len(x), x.shape[1], len(U)))
    for t in range(x.shape[1]):
        counts = True if mask is None else mask[:, t, np.newaxis]
        h_new, c_new = lstm_step(x[:, t], h, c, W, U, b)
        h, c = np.where(counts, h_new, 0), np.where(counts, c_new, 0)
        hs[:, t] = h
    return hs, h, c
