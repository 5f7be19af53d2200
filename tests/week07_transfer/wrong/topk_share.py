"""TOPK-SHARE

task: 7.9
message: The hits are divided by k as well. How many right classes has an image?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    order = np.argsort(-logits, axis=1, kind="stable")
    hits = [label in row[:k] for label, row in zip(y, order, strict=True)]
    return float(np.mean(hits) / k)
