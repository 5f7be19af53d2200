"""PR-FLIP

task: 4.4
message: The thresholds run from the lowest score up. Which samples are called
    positive at the first threshold of the docstring?
"""

import numpy as np


def pr_auc(y, score):
    _, place = np.unique(np.asarray(score), return_inverse=True)
    hits = np.cumsum(np.bincount(place, weights=y))
    called = np.cumsum(np.bincount(place))
    return float(np.sum(np.diff(hits, prepend=0.0) * hits / called) / hits[-1])
