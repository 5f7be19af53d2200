"""LSTM-MIXED

task: 8.3
message: The columns of the gates are taken in turn, one of each. Do the columns of a
    gate lie side by side?
"""

import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.moveaxis((x @ W + h @ U + b).reshape(len(x), -1, 4), 2, 0)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c_new = f * c + i * g
    return o * np.tanh(c_new), c_new
