"""MSE-SUM

task: 2.5
message: Your value is too large by the number of entries: a sum in place of a mean.
    What do you divide by?
"""

import numpy as np


def mse_loss(pred, target):
    return float(np.sum(residuals(pred, target) ** 2))
