"""KL-LIST

task: 0.5
message: The docstring says an array or a list. What does `p > 0` or `p[mask]` do for a
    list?
"""

import numpy as np


def entropy_kl(p, q):
    some = np.asarray(p) > 0
    p, q = p[some], q[some]
    with np.errstate(divide="ignore"):
        divergence = np.sum(p * (np.log(p) - np.log(q)))
    return float(-np.sum(p * np.log(p))), float(divergence)
