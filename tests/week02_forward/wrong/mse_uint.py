"""MSE-UINT

task: 2.5
message: Unsigned integers wrapped around: what is 3 - 5 in uint8? What type do the
    docstring's residuals have?
"""

import numpy as np


def residuals(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")
    return np.asarray(pred) - np.asarray(target)
