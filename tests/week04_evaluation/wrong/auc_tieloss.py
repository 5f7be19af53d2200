"""AUC-TIELOSS

task: 4.4
message: A pair with equal scores counts nothing in your sum. What would a guess
    between the two be worth?
"""

import numpy as np


def roc_auc(y, score):
    y, score = np.asarray(y), np.asarray(score)
    return float(np.mean(score[y == 1][:, np.newaxis] > score[y == 0]))
