"""PRF-MEANF1

task: 4.3
message: Your macro F1 was computed from the averaged precision and recall. In which
    order come averaging and F1?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        hits, predicted, actual = hits.sum(), predicted.sum(), actual.sum()
    precision = np.mean(hits / np.maximum(predicted, 1))
    recall = np.mean(hits / np.maximum(actual, 1))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return float(precision), float(recall), float(f1)
