"""KL-REV

task: 0.5
message: The first number is right, the second is the divergence from q to p. Which of
    the two does the sum weigh by?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    a, b = p[p > 0], q > 0
    entropy = float(-np.sum(a * np.log(a)))
    with np.errstate(divide="ignore"):
        return entropy, float(np.sum(q[b] * (np.log(q[b]) - np.log(p[b]))))
