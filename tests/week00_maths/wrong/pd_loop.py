"""PD-LOOP

task: 0.2
message: The values are right, and a Python loop finds them one by one. If X had the
    shape (N, 1, D), which shape would Y need, so that one subtraction does it all?
"""

import numpy as np


def pairwise_sq_dists(X, Y):
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    result = np.zeros((len(X), len(Y)))
    for i in range(len(X)):
        for j in range(len(Y)):
            result[i, j] = np.sum((X[i] - Y[j]) ** 2)
    return result
