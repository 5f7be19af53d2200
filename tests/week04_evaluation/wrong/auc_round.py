"""AUC-ROUND

task: 4.4
message: Scores that differ by little counted as equal. Does the docstring round
    them?
"""

import numpy as np


def roc_auc(y, score):
    y, score = np.asarray(y), np.round(np.asarray(score, dtype=float), 3)
    gaps = score[y == 1][:, np.newaxis] - score[y == 0]
    return float(np.mean((np.sign(gaps) + 1.0) / 2))
