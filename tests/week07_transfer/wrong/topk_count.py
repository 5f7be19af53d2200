"""TOPK-COUNT

task: 7.10
message: This is a number of images. Which share of them is it?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    order = np.argsort(-logits, axis=1, kind="stable")
    hits = [label in row[:k] for label, row in zip(y, order, strict=True)]
    return float(np.sum(hits))
