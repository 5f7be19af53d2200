"""RES-ONE

task: 2.5
message: A number passed for a list of one number. What are the shapes of 5.0 and of
    [5.0] before your function changes them?
"""

import numpy as np


def residuals(pred, target):
    pred = np.atleast_1d(np.asarray(pred, dtype=float))
    target = np.atleast_1d(np.asarray(target, dtype=float))
    if pred.shape != target.shape:
        raise ValueError("shapes differ")
    return pred - target
