"""TOPK-VALUE

task: 7.10
message: All classes with a logit as high as the k-th count. How many classes may be
    among the first k?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    limit = np.sort(logits, axis=1)[:, -k]
    return float(np.mean(logits[np.arange(len(y)), y] >= limit))
