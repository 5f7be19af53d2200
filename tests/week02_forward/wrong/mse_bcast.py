"""MSE-BCAST

task: 2.5
message: A column against a row went through without complaint, and NumPy stretches
    (N, 1) and (N,) to an N by N table. What can you compare before you subtract?
"""

import numpy as np


def residuals(pred, target):
    return np.asarray(pred, dtype=float) - np.asarray(target, dtype=float)
