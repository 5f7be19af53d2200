"""KL-MEAN

task: 0.5
message: Both values are divided by the number of outcomes. The weights p[i] sum to 1
    already: what is left to divide by?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    n = len(p)
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        divergence = np.sum(p * (np.log(p) - np.log(q))) / n
    return float(-np.sum(p * np.log(p)) / n), float(divergence)
