"""KL-EPS

task: 0.5
message: Where q rules out what p allows, your divergence is finite. What does a small
    number added to a probability hide there?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float) + 1e-12, np.asarray(q, dtype=float) + 1e-12
    return float(-np.sum(p * np.log(p))), float(np.sum(p * np.log(p / q)))
