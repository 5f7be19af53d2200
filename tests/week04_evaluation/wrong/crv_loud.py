"""CRV-LOUD

task: 4.6
message: One loud epoch in the middle was taken for the fate of the run. Where on
    the curves does the docstring look?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end, val_end = loss[-5:].mean(), val_loss[-5:].mean()
    far = (loss[0] - bayes) / 4
    if not np.all(np.isfinite([loss, val_loss])) or np.max(np.diff(loss)) > far:
        return "diverging"
    if end - bayes > far:
        return "underfit"
    return "overfit" if val_end - end > far else "good"
