"""MAE-LATE

task: 2.5
message: You took the size of the mean, not the mean of the sizes. Can residuals
    then cancel each other?
"""

import numpy as np


def mae_loss(pred, target):
    return float(np.abs(np.mean(residuals(pred, target))))
