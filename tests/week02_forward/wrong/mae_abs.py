"""MAE-ABS

task: 2.5
message: Positive and negative residuals cancelled each other in your mean absolute
    error. What is missing before the mean?
"""

import numpy as np


def mae_loss(pred, target):
    return float(np.mean(residuals(pred, target)))
