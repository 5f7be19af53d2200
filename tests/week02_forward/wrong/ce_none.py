"""CE-NONE

task: 2.7
message: reduction="none" still gave one number. Where does your code look at
    `reduction`?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    return float(-log_softmax(z)[np.arange(len(y)), y].mean())
