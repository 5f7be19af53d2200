"""AUC-WRAP

task: 4.4
message: Scores in an unsigned integer type were ranked wrongly. What is 3 - 5 in
    such a type?
"""

import numpy as np


def roc_auc(y, score):
    y, score = np.asarray(y), np.asarray(score)
    gaps = score[y == 1][:, np.newaxis] - score[y == 0]
    return float(np.mean((np.sign(gaps).astype(float) + 1) / 2))
