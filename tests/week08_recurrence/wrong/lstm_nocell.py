"""LSTM-NOCELL

task: 8.4
message: The cell starts anew at each step. What carries the memory from step to step?
"""

import numpy as np
from lstm import lstm_step


def lstm_forward(x, W, U, b, mask=None):
    h = c = np.zeros((len(x), len(U)))
    hs = np.empty((len(x), x.shape[1], len(U)))
    for t in range(x.shape[1]):
        counts = True if mask is None else mask[:, t, np.newaxis]
        h_new, c_new = lstm_step(x[:, t], h, 0 * c, W, U, b)
        h, c = np.where(counts, h_new, h), np.where(counts, c_new, c)
        hs[:, t] = h
    return hs, h, c
