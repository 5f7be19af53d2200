"""ranks by sorting

task: 7.10
"""

import numpy as np


def top_k_accuracy(logits, y, k):
    hits = 0
    for row, label in zip(np.asarray(logits), y, strict=True):
        ranked = sorted(range(len(row)), key=lambda c: (-row[c], c))
        hits += int(label) in ranked[:k]
    return hits / len(y)
