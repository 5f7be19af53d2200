"""one-hot rows and a weighted sum, float32

task: 2.7
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    z = np.asarray(z, dtype=np.float32)
    onehot = np.zeros(z.shape, dtype=np.float32)
    for i, label in enumerate(y):
        onehot[i, label] = 1
    losses = -(onehot * log_softmax(z)).sum(axis=1)
    return losses if reduction == "none" else np.mean(losses)
