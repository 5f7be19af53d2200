"""TOPK-TIES

task: 7.10
message: Of two classes with equal logits the higher number came first. What does
    reversing a sorted row do to them?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    order = np.argsort(logits, axis=1, kind="stable")[:, ::-1]
    hits = [label in row[:k] for label, row in zip(y, order, strict=True)]
    return float(np.mean(hits))
