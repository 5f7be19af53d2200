"""CE-ELEM

task: 2.7
message: You divided by rows times classes. How many losses are there in the batch?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    log_probs = log_softmax(z)
    onehot = np.eye(np.shape(z)[1])[y]
    if reduction == "none":
        return -(onehot * log_probs).sum(axis=1)
    return float(-np.mean(onehot * log_probs))
