"""TOPK-LOWEST

task: 7.10
message: The classes with the lowest logits are looked at. Which way does argsort
    sort?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    order = np.argsort(logits, axis=1, kind="stable")
    hits = [label in row[:k] for label, row in zip(y, order, strict=True)]
    return float(np.mean(hits))
