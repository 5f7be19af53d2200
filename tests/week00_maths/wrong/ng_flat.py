"""NG-FLAT

task: 0.3
message: Which shape has the array that f gets? What does x[0] mean to f, if x has two
    axes?
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    flat = np.array(x, dtype=float).reshape(-1)
    gradient = np.zeros(flat.shape)
    for i, old in enumerate(flat.tolist()):
        flat[i] = old + h
        above = f(flat)
        flat[i] = old - h
        gradient[i] = (above - f(flat)) / (2 * h)
        flat[i] = old
    return gradient.reshape(np.shape(x))
