"""AUC-TIES

task: 4.4
message: Equal scores were put into an order that nothing justifies. What does a
    pair with equal scores count?
"""

import numpy as np


def roc_auc(y, score):
    ranks = np.empty(len(y))
    ranks[np.argsort(score, kind="stable")] = np.arange(1, len(y) + 1)
    is_positive = np.asarray(y) == 1
    positives = is_positive.sum()
    wins = ranks[is_positive].sum() - positives * (positives + 1) / 2
    return float(wins / (positives * (len(y) - positives)))
