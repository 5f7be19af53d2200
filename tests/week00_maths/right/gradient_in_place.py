"""in place, with the old entry put back

task: 0.3
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    if x.dtype.kind != "f":
        x = x.astype(float)
    gradient = np.empty(x.size)
    entries = x.reshape(-1)
    for i in range(x.size):
        old = entries[i]
        entries[i] = old + h
        above = f(x)
        entries[i] = old - h
        below = f(x)
        entries[i] = old
        gradient[i] = (above - below) / (2 * h)
    return gradient.reshape(x.shape)
