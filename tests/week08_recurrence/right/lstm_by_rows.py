"""lstm_forward that steps with the rows that count, all in one

task: 8.4
"""

import numpy as np


def sigmoid(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def lstm_forward(x, W, U, b, mask=None):
    N, T, _ = x.shape
    H = len(U)
    h, c, hs = np.zeros((N, H)), np.zeros((N, H)), np.zeros((N, T, H))
    for t in range(T):
        rows = np.arange(N) if mask is None else np.flatnonzero(mask[:, t])
        z = x[rows, t] @ W + h[rows] @ U + b
        i, f, o = (sigmoid(z[:, k * H : (k + 1) * H]) for k in (0, 1, 3))
        c[rows] = f * c[rows] + i * np.tanh(z[:, 2 * H : 3 * H])
        h[rows] = o * np.tanh(c[rows])
        hs[:, t] = h
    return hs, h, c
