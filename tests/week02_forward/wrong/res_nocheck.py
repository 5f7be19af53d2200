"""RES-NOCHECK

task: 2.5
message: Your three losses refuse a column against a row, and `residuals` itself
    does not. Which function's docstring calls the check its task?
"""

import numpy as np


def residuals(pred, target):
    return np.asarray(pred, dtype=float) - np.asarray(target, dtype=float)


def same_shape(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")


def mse_loss(pred, target):
    same_shape(pred, target)
    return float(np.mean(residuals(pred, target) ** 2))


def mae_loss(pred, target):
    same_shape(pred, target)
    return float(np.mean(np.abs(residuals(pred, target))))


def huber_loss(pred, target, delta=1.0):
    same_shape(pred, target)
    size = np.abs(residuals(pred, target))
    losses = np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))
    return float(np.mean(losses))
