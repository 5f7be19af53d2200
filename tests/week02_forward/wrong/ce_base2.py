"""CE-BASE2

task: 2.7
message: Your loss is in bits, too large by the factor 1 / log(2). Which logarithm
    gives nats?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -log_softmax(z)[np.arange(len(y)), y] / np.log(2)
    return losses if reduction == "none" else float(losses.mean())
