"""LSTM-COUPLED

task: 8.3
message: What is forgotten is what is not written. Are the two gates computed from each
    other in the formula?
"""

import numpy as np


def sigmoid(z):
    return (1 + np.tanh(z / 2)) / 2


def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    i, f, g, o = sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)
    c_new = (1 - i) * c + i * g
    return o * np.tanh(c_new), c_new
