"""CRV-MEAN

task: 4.6
message: The losses were averaged over the whole run. Which epochs say where it
    ends?
"""

import numpy as np


def diagnose_curves(history, bayes):
    loss, val_loss = np.array(history["loss"]), np.array(history["val_loss"])
    end, val_end = loss.mean(), val_loss.mean()
    far = (loss[0] - bayes) / 4
    if not np.all(np.isfinite([loss, val_loss])) or end > loss[0]:
        return "diverging"
    if end - bayes > far:
        return "underfit"
    return "overfit" if val_end - end > far else "good"
