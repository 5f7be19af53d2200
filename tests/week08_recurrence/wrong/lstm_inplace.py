"""LSTM-INPLACE

task: 8.3
message: c was changed. Which line writes into an array that it was given?
"""

import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c *= f
    c_new = c + i * g
    return o * np.tanh(c_new), c_new
