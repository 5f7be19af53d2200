"""BCE-PROB

task: 2.8
message: A negative z gave NaN: you took the log of it. Is the argument a
    probability or a logit?
"""

import numpy as np


def bce_from_logits(z, y):
    with np.errstate(all="ignore"):
        return float(np.mean(-(y * np.log(z) + (1 - y) * np.log(1 - z))))
