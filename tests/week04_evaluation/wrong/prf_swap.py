"""PRF-SWAP

task: 4.3
message: Precision and recall are exchanged. Of which samples does precision say how
    many are right: of those predicted as the class, or of those that belong to it?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=1), cm.sum(axis=0)
    if average == "micro":
        hits, predicted, actual = hits.sum(), predicted.sum(), actual.sum()
    precision = np.mean(hits / np.maximum(predicted, 1))
    recall = np.mean(hits / np.maximum(actual, 1))
    f1 = np.mean(2 * hits / np.maximum(predicted + actual, 1))
    return float(precision), float(recall), float(f1)
