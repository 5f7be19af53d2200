"""RES-SIZE

task: 2.5
message: A column and a row have as many axes and as many entries as each other.
    Does that make their shapes the same?
"""

import numpy as np


def residuals(pred, target):
    pred, target = np.asarray(pred, dtype=float), np.asarray(target, dtype=float)
    if pred.ndim != target.ndim or pred.size != target.size:
        raise ValueError("shapes differ")
    return pred - target
