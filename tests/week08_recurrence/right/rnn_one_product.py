"""rnn_forward with the inputs' product taken beforehand

task: 8.1
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    z = x @ Wx + b
    hs = np.empty((len(x), x.shape[1] + 1, len(b)))
    hs[:, 0] = h0
    for t in range(x.shape[1]):
        hs[:, t + 1] = np.tanh(z[:, t] + hs[:, t] @ Wh)
    return hs[:, 1:]
