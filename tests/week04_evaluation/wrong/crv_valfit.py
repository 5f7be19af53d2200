"""CRV-VALFIT

task: 4.6
message: A large validation loss alone was called underfitting. Which loss tells
    whether the model can fit at all?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end, val_end = loss[-5:].mean(), val_loss[-5:].mean()
    far = (loss[0] - bayes) / 4
    if not np.all(np.isfinite([loss, val_loss])) or end > loss[0]:
        return "diverging"
    if val_end - bayes > far:
        return "underfit"
    return "overfit" if val_end - end > far else "good"
