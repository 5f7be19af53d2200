"""curves in plain python

task: 4.6
"""

import math


def diagnose_curves(history, bayes):
    loss, val_loss = list(history["loss"]), list(history["val_loss"])
    if not all(math.isfinite(x) for x in loss + val_loss):
        return "diverging"
    way = loss[0] - bayes
    left, gap = (loss[-1] - bayes) / way, (val_loss[-1] - loss[-1]) / way
    if left > 1:
        return "diverging"
    return "underfit" if left > 0.3 else "overfit" if gap >= 0.3 else "good"
