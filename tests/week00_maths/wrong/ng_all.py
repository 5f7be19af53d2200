"""NG-ALL

task: 0.3
message: x + h moves all entries at once. How can a derivative with respect to one of
    them be told from that?
"""

import numpy as np


def numerical_gradient(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))
