"""CE-DOUBLE

task: 2.7
message: Your value is the loss of softmax(softmax(z)). How often is it applied, and
    does log_softmax contain one?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -log_softmax(softmax(z))[np.arange(len(y)), y]
    return losses if reduction == "none" else float(losses.mean())
