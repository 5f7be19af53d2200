"""PR-MEAN

task: 4.4
message: The precisions of all thresholds were averaged. How much recall does each
    of them add?
"""

import numpy as np


def pr_auc(y, score):
    _, place = np.unique(-np.asarray(score), return_inverse=True)
    hits = np.cumsum(np.bincount(place, weights=y))
    return float(np.mean(hits / np.cumsum(np.bincount(place))))
