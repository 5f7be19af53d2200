"""AUC-THRESH

task: 4.4
message: Only the threshold 0.5 was used. Does the formula contain a threshold at
    all?
"""

import numpy as np


def roc_auc(y, score):
    y, called = np.asarray(y), np.asarray(score) >= 0.5
    return float((np.mean(called[y == 1]) + np.mean(~called[y == 0])) / 2)
