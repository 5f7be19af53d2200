"""KL-NAN

task: 0.5
message: 0 * log(0) came out as NaN. What does the docstring say such a term counts,
    and which entries could be left out before the logarithm?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return float(-np.sum(p * np.log(p))), float(np.sum(p * np.log(p / q)))
