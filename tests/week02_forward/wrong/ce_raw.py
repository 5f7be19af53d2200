"""CE-RAW

task: 2.7
message: The loss is minus the true logit itself. What has to happen to logits
    before they are log-probabilities?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -np.asarray(z, dtype=float)[np.arange(len(y)), y]
    return losses if reduction == "none" else float(losses.mean())
