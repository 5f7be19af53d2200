"""take_along_axis

task: 2.7
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    columns = np.asarray(y)[:, np.newaxis]
    picked = np.take_along_axis(log_softmax(z), columns, axis=1)
    return -picked.mean() if reduction == "mean" else -picked[:, 0]
