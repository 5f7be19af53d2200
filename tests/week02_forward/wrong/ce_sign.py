"""CE-SIGN

task: 2.7
message: The loss is negative. What sign has the logarithm of a probability?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = log_softmax(z)[np.arange(len(y)), y]
    return losses if reduction == "none" else float(losses.mean())
