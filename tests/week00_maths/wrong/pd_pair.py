"""PD-PAIR

task: 0.2
message: X - Y puts row i beside row i only. Which axis does each of them lack, so
    that every row meets every other?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    return np.sum((X - Y) ** 2, axis=1)
