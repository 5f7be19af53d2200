"""CRV-ORDER

task: 4.6
message: A run that fits two lines of the table got the later word. Which line is
    asked first?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end, val_end = loss[-5:].mean(), val_loss[-5:].mean()
    far = (loss[0] - bayes) / 4
    if not np.all(np.isfinite([loss, val_loss])) or end > loss[0]:
        return "diverging"
    if val_end - end > far:
        return "overfit"
    return "underfit" if end - bayes > far else "good"
