"""float32

task: 2.5
"""

import numpy as np


def residuals(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")
    return np.float32(pred) - np.float32(target)


def mse_loss(pred, target):
    return np.mean(residuals(pred, target) ** 2)


def mae_loss(pred, target):
    return np.mean(np.abs(residuals(pred, target)))
