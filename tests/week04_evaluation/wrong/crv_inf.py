"""CRV-INF

task: 4.6
message: An infinite loss went unseen. What besides NaN says that a run has broken
    down?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end, val_end = loss[-5:].mean(), val_loss[-5:].mean()
    far = (loss[0] - bayes) / 4
    if np.any(np.isnan([loss, val_loss])) or end > loss[0]:
        return "diverging"
    if end - bayes > far:
        return "underfit"
    return "overfit" if val_end - end > far else "good"
