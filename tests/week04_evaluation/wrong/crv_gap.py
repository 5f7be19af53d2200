"""CRV-GAP

task: 4.6
message: Only the training loss was looked at. Which of the four words needs both
    curves?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end = loss[-5:].mean()
    far = (loss[0] - bayes) / 4
    if not np.all(np.isfinite([loss, val_loss])) or end > loss[0]:
        return "diverging"
    if end - bayes > far:
        return "underfit"
    return "good"
