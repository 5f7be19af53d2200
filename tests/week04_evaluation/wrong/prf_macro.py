"""PRF-MACRO

task: 4.3
message: This is macro averaging in both cases. For micro, what is added up before
    any ratio is taken?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if not average:
        hits, predicted, actual = hits.sum(), predicted.sum(), actual.sum()
    precision = np.mean(hits / np.maximum(predicted, 1))
    recall = np.mean(hits / np.maximum(actual, 1))
    f1 = np.mean(2 * hits / np.maximum(predicted + actual, 1))
    return float(precision), float(recall), float(f1)
