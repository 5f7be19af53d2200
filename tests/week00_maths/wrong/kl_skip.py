"""KL-SKIP

task: 0.5
message: An outcome with p > 0 and q = 0 was left out. Should the sum be silent about
    something that happens although q calls it impossible?
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    live, both = p > 0, (p > 0) & (q > 0)
    entropy = -np.sum(p[live] * np.log(p[live]))
    return float(entropy), float(np.sum(p[both] * np.log(p[both] / q[both])))
