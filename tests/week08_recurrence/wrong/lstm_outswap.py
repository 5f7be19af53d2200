"""LSTM-OUTSWAP

task: 8.4
message: The last two parts came back in the other order. Which comes first, h or c?
"""

import numpy as np
from lstm import lstm_step


def lstm_forward(x, W, U, b, mask=None):
    h = c = np.zeros((len(x), len(U)))
    hs = np.empty((len(x), x.shape[1], len(U)))
    for t in range(x.shape[1]):
        counts = True if mask is None else mask[:, t, np.newaxis]
        h_new, c_new = lstm_step(x[:, t], h, c, W, U, b)
        h, c = np.where(counts, h_new, h), np.where(counts, c_new, c)
        hs[:, t] = h
    return hs, c, h
