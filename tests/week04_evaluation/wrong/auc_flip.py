"""AUC-FLIP

task: 4.4
message: The pairs are counted the wrong way round. Is a high score a sign of class
    1 or of class 0?
"""

import numpy as np


def roc_auc(y, score):
    y, score = np.asarray(y), np.asarray(score)
    gaps = score[y == 0][:, np.newaxis] - score[y == 1]
    return float(np.mean((np.sign(gaps) + 1) / 2))
