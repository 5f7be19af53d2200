"""PRF-EMPTY

task: 4.3
message: A matrix without any sample gave no number. Is 0 / 0 met in micro
    averaging, too?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        share = float(hits.sum() / cm.sum())
        return share, share, share
    precision = np.mean(hits / np.maximum(predicted, 1))
    recall = np.mean(hits / np.maximum(actual, 1))
    f1 = np.mean(2 * hits / np.maximum(predicted + actual, 1))
    return float(precision), float(recall), float(f1)
