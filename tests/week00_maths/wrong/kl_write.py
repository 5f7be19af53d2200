"""KL-WRITE

task: 0.5
message: Whose array is q? np.asarray makes no copy of what is already float64: what
    does the caller find in it afterwards?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    some = p > 0
    impossible = bool(np.any(some & (q == 0)))
    q[q == 0] = 1.0
    entropy = -float(np.sum(p[some] * np.log(p[some])))
    divergence = float(np.sum(p[some] * np.log(p[some] / q[some])))
    return entropy, float("inf") if impossible else divergence
