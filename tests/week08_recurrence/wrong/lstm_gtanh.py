"""LSTM-GTANH

task: 8.3
message: The candidate is squashed to between 0 and 1. Which of the four is not a gate?
"""

import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), sigmoid(g), sigmoid(o)
    c_new = f * c + i * g
    return o * np.tanh(c_new), c_new
