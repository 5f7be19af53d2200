"""CE-LOG

task: 2.7
message: A sure mistake costs infinity in your version: the probability was rounded
    to 0 before the log. Which function of task 2.6 avoids that?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = -np.log(softmax(z)[np.arange(len(y)), y])
    return losses if reduction == "none" else float(losses.mean())
