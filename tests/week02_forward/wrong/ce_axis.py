"""CE-AXIS

task: 2.7
message: Probabilities were normalised over the batch. Along which axis do the
    classes lie?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -log_softmax(z, axis=0)[np.arange(len(y)), y]
    return losses if reduction == "none" else float(losses.mean())
