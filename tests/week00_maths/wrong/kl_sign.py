"""KL-SIGN

task: 0.5
message: Your entropy is negative. What is the sign of log(p) for p below 1?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        return float(np.sum(p * np.log(p))), float(np.sum(p * (np.log(p) - np.log(q))))
