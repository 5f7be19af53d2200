"""KL-FLIP

task: 0.5
message: Your divergence has the wrong sign. Can it ever be below 0? Which of p and q
    stands above in the fraction?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        return float(-np.sum(p * np.log(p))), float(np.sum(p * np.log(q / p)))
