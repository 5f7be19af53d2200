"""PR-TIES

task: 4.4
message: Samples with equal scores were taken one after the other. Can a threshold
    tell them apart?
"""

import numpy as np


def pr_auc(y, score):
    order = np.argsort(-np.asarray(score), kind="stable")
    y = np.asarray(y)[order]
    precision = np.cumsum(y) / np.arange(1, len(y) + 1)
    return float(precision[y == 1].mean())
