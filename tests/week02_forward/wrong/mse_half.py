"""MSE-HALF

task: 2.5
message: Your value is half of what it should be. Some books put a 1/2 before the
    square: does this docstring?
"""

import numpy as np


def mse_loss(pred, target):
    return float(np.mean(residuals(pred, target) ** 2) / 2)
