"""sums divided by the size, Huber by clipping

task: 2.5
"""

import numpy as np


def _checked(pred, target):
    pred, target = np.asarray(pred), np.asarray(target)
    if pred.shape != target.shape:
        raise ValueError(f"{pred.shape} is not {target.shape}")
    return pred.astype(float), target.astype(float)


def mse_loss(pred, target):
    pred, target = _checked(pred, target)
    return np.sum(np.square(pred - target)) / pred.size


def mae_loss(pred, target):
    pred, target = _checked(pred, target)
    return np.abs(target - pred).sum() / target.size


def huber_loss(pred, target, delta=1.0):
    pred, target = _checked(pred, target)
    r = np.abs(pred - target)
    q = np.minimum(r, delta)
    return (0.5 * q * q + delta * (r - q)).sum() / r.size
