"""MSE-ROOT

task: 2.5
message: Your value is the square root of the one asked for. Is the root part of the
    formula?
"""

import numpy as np


def mse_loss(pred, target):
    return float(np.sqrt(np.mean(residuals(pred, target) ** 2)))
