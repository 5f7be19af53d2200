"""unit vectors, a nested list

task: 0.3
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    units = np.eye(x.size).reshape(-1, *x.shape)
    slopes = [(f(x + h * e) - f(x - h * e)) / 2 / h for e in units]
    return np.array(slopes, dtype=np.float32).reshape(x.shape).tolist()
