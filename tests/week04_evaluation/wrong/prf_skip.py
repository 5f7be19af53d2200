"""PRF-SKIP

task: 4.3
message: Classes that do not occur were left out of the mean. By how many classes
    does the docstring divide?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        hits, predicted, actual = hits.sum(), predicted.sum(), actual.sum()
    if average == "macro":
        kept = actual > 0
        hits, predicted, actual = hits[kept], predicted[kept], actual[kept]
    precision = np.mean(hits / np.maximum(predicted, 1))
    recall = np.mean(hits / np.maximum(actual, 1))
    f1 = np.mean(2 * hits / np.maximum(predicted + actual, 1))
    return float(precision), float(recall), float(f1)
