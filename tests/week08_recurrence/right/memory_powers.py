"""gradient_through_time by eigenvalues, carry by accumulate

task: 8.5
"""

from itertools import accumulate

import numpy as np


def gradient_through_time(Wh, hs):
    steps = [np.diag(1 - h**2) @ Wh.T for h in hs[::-1]]
    products = accumulate(steps, np.matmul)
    return np.array([np.sqrt(np.linalg.eigvalsh(P @ P.T)[-1]) for P in products])


def lstm_carry_gradient(f_gates):
    return np.multiply.accumulate(np.flipud(f_gates)).max(axis=1).astype("float32")
