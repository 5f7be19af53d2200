"""NG-HALF

task: 0.3
message: Your two points are h apart. How far does the docstring move x, to each side?
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = h / 2
        gradient[index] = (f(x + step) - f(x - step)) / h
    return gradient
