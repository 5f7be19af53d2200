"""KL-BASE

task: 0.5
message: Both values are too large by one factor, 1 / log(2). Which logarithm counts
    in nats?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    p, q = p[p > 0], q[p > 0]
    with np.errstate(divide="ignore"):
        return (
            float(-np.sum(p * np.log2(p))),
            float(np.sum(p * (np.log2(p) - np.log2(q)))),
        )
