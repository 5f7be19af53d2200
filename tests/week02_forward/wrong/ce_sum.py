"""CE-SUM

task: 2.7
message: Your loss is too large by the number of rows. What does the mean divide by?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -log_softmax(z)[np.arange(len(y)), y]
    return losses if reduction == "none" else float(losses.sum())
