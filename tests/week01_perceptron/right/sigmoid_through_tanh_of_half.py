"""sigmoid through tanh of half

task: 1.2
"""

import math

import numpy as np


def tanh(z):
    return np.vectorize(lambda v: _tanh(float(v)), otypes=[float])(z)


def _tanh(v):
    if math.isnan(v):
        return v
    if v < 0:
        return -_tanh(-v)
    decay = math.exp(-2 * v)
    return (1 - decay) / (1 + decay)


def sigmoid(z):
    return (tanh(np.asarray(z, dtype=float) / 2) + 1) / 2


def relu(z):
    z = np.array(z, dtype=float)
    return (z + np.abs(z)) / 2


def leaky_relu(z, a=0.01):
    z = np.asarray(z, dtype=float)
    return np.maximum(z, 0.0) + a * np.minimum(z, 0.0)
