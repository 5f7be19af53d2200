"""MSE-MEANSQ

task: 2.5
message: Positive and negative residuals cancelled each other. Which comes first,
    the square or the mean?
"""

import numpy as np


def mse_loss(pred, target):
    return float(np.mean(residuals(pred, target)) ** 2)
