"""TOPK-ONE

task: 7.10
message: Only the first class counts, whatever k is. How many of the best may the
    right one be among?
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    order = np.argsort(-logits, axis=1, kind="stable")
    hits = [label in row[:1] for label, row in zip(y, order, strict=True)]
    return float(np.mean(hits))
