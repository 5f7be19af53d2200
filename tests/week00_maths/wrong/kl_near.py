"""KL-NEAR

task: 0.5
message: A probability that is nearly 0 is not 0. How surprised is somebody who called
    it impossible, when it happens?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    some = ~np.isclose(p, 0)
    p, q = p[some], q[some]
    with np.errstate(divide="ignore"):
        divergence = np.sum(p * (np.log(p) - np.log(q)))
    return float(-np.sum(p * np.log(p))), float(divergence)
