"""each sample by itself, with logaddexp

task: 2.7
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = [
        np.logaddexp.reduce(row) - row[label] for row, label in zip(z, y, strict=True)
    ]
    if reduction == "mean":
        return sum(losses) / len(losses)
    return losses
