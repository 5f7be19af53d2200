"""PRF-WEIGHT

task: 4.3
message: Frequent classes count more in your macro average. What is the weight of
    each class there?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        hits, predicted, actual = hits.sum(), predicted.sum(), actual.sum()
    weights = np.atleast_1d(actual)
    precision = np.average(
        np.atleast_1d(hits / np.maximum(predicted, 1)), weights=weights
    )
    recall = np.average(np.atleast_1d(hits / np.maximum(actual, 1)), weights=weights)
    f1 = np.average(
        np.atleast_1d(2 * hits / np.maximum(predicted + actual, 1)), weights=weights
    )
    return float(precision), float(recall), float(f1)
