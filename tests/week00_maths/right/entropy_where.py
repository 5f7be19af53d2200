"""np.where, with warnings, as float32

task: 0.5
"""

import numpy as np


def entropy_kl(p, q):
    p, q = np.asarray(p, dtype=np.float32), np.asarray(q, dtype=np.float32)
    entropy = np.where(p > 0, -p * np.log(p), 0).sum()
    crossed = np.where(p > 0, -p * np.log(q), 0).sum()
    return np.array([entropy, crossed - entropy])
