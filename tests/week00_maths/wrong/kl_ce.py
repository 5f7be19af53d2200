"""KL-CE

task: 0.5
message: The second number is the cross-entropy. By how much does it exceed 0 if q
    equals p, and how is that taken off?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        return float(-np.sum(p * np.log(p))), float(-np.sum(p * np.log(q)))
