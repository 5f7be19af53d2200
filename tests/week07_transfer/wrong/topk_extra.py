"""TOPK-EXTRA

task: 7.10
message: One class too many is looked at. What does a slice up to k + 1 hold?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    order = np.argsort(-logits, axis=1, kind="stable")
    hits = [label in row[: k + 1] for label, row in zip(y, order, strict=True)]
    return float(np.mean(hits))
