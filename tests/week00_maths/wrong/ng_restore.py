"""NG-RESTORE

task: 0.3
message: The caller's x is not what it was. If np.asarray finds float64 already, does
    it make a copy? And who moves the entries back?
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.asarray(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        x[index] += h
        above = f(x)
        x[index] -= 2 * h
        gradient[index] = (above - f(x)) / (2 * h)
    return gradient
