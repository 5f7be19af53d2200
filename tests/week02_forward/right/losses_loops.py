"""Python loops, the border on the straight side

task: 2.5
"""

import math

import numpy as np


def residuals(pred, target):
    if np.shape(pred) != np.shape(target):
        raise ValueError("shapes differ")
    pairs = zip(np.ravel(pred).tolist(), np.ravel(target).tolist(), strict=True)
    return np.reshape([p - t for p, t in pairs], np.shape(pred))


def mse_loss(pred, target):
    return math.fsum(r**2 for r in np.ravel(residuals(pred, target))) / np.size(pred)


def mae_loss(pred, target):
    return math.fsum(map(abs, np.ravel(residuals(pred, target)))) / np.size(pred)


def huber_loss(pred, target, delta=1.0):
    total = 0.0
    for r in np.ravel(residuals(pred, target)):
        if abs(r) < delta:
            total += r * r / 2
        else:
            total += delta * abs(r) - delta * delta / 2
    return total / np.size(pred)
