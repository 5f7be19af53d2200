"""PR-TRAP

task: 4.4
message: The points of the curve were joined by straight lines. Which precision does
    the sum multiply a step of recall with?
"""

import numpy as np


def pr_auc(y, score):
    _, place = np.unique(-np.asarray(score), return_inverse=True)
    hits = np.cumsum(np.bincount(place, weights=y))
    precision = hits / np.cumsum(np.bincount(place))
    recall = np.concatenate([[0.0], hits / hits[-1]])
    precision = np.concatenate([[1.0], precision])
    return float(np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2))
