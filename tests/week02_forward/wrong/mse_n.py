"""MSE-N

task: 2.5
message: You divided by the number of rows. How many entries did you add up?
"""

import numpy as np


def mse_loss(pred, target):
    squares = np.sum(residuals(pred, target) ** 2)
    return float(squares / (len(pred) if np.ndim(pred) else 1))
