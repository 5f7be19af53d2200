"""ranks by counting

task: 7.10
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    logits, y = np.asarray(logits), np.asarray(y)
    own = logits[np.arange(len(y)), y][:, np.newaxis]
    earlier = np.arange(logits.shape[1]) < y[:, np.newaxis]
    ahead = (logits > own).sum(axis=1) + ((logits == own) & earlier).sum(axis=1)
    return np.float64((ahead < k).mean())
