"""CRV-ABS

task: 4.6
message: A fixed number decides what is far. Is a distance of 0.3 much if the loss
    has fallen by 10, or by 0.5?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end, val_end = loss[-5:].mean(), val_loss[-5:].mean()
    far = 0.25
    if not np.all(np.isfinite([loss, val_loss])) or end > loss[0]:
        return "diverging"
    if end - bayes > far:
        return "underfit"
    return "overfit" if val_end - end > far else "good"
