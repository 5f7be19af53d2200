"""activation_backward from a table of slopes

task: 3.3
"""

import numpy as np


def _sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z < 0, e, 1) / (1 + e)


SLOPES = {
    "relu": lambda z: (z > 0) * 1.0,
    "leaky_relu": lambda z: np.maximum(z > 0, 0.01),
    "sigmoid": lambda z: _sigmoid(z) * _sigmoid(-z),
    "tanh": lambda z: 4 * _sigmoid(2 * z) * _sigmoid(-2 * z),
}


def activation_backward(dout, z, kind):
    return np.multiply(dout, SLOPES[kind](z))
