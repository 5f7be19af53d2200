"""activations in float32 by branches

task: 1.2
"""

import numpy as np


def sigmoid(z):
    z = np.asarray(z, dtype=np.float32)
    out = np.empty_like(z)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    grown = np.exp(z[~positive])
    out[~positive] = grown / (1 + grown)
    return out


def tanh(z):
    return 2 * sigmoid(2 * np.asarray(z, dtype=np.float32)) - 1


def relu(z):
    z = np.asarray(z, dtype=np.float32)
    return np.clip(z, 0, None)


def leaky_relu(z, a=0.01):
    z = np.asarray(z, dtype=np.float32)
    return np.select([np.isnan(z), z >= 0], [np.nan, z], a * z)
