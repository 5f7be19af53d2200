"""LSTM-HARD

task: 8.3
message: The gates are straight lines between 0 and 1. Which function does the formula
    name?
"""

import numpy as np


def sigmoid(z):
    return np.clip(0.2 * z + 0.5, 0, 1)


def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c_new = f * c + i * g
    return o * np.tanh(c_new), c_new
