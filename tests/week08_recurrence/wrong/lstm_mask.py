"""LSTM-MASK

task: 8.4
message: Padding changes the result. What happens to h and c at a step that the mask
    leaves out?
"""

import numpy as np
from lstm import lstm_step


def lstm_forward(x, W, U, b, mask=None):
    h = c = np.zeros((len(x), len(U)))
    hs = np.empty((len(x), x.shape[1], len(U)))
    for t in range(x.shape[1]):
        counts = True
        h_new, c_new = lstm_step(x[:, t], h, c, W, U, b)
        h, c = np.where(counts, h_new, h), np.where(counts, c_new, c)
        hs[:, t] = h
    return hs, h, c
