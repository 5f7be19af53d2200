"""PRF-NAN

task: 4.3
message: A class without predictions gave 0 / 0. Which value does the docstring fix
    for that?
"""

import numpy as np


def prf(cm, average):
    cm = np.asarray(cm)
    hits, predicted, actual = np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)
    if average == "micro":
        hits, predicted, actual = hits.sum(), predicted.sum(), actual.sum()
    precision = np.mean(hits / predicted)
    recall = np.mean(hits / actual)
    f1 = np.mean(2 * hits / (predicted + actual))
    return float(precision), float(recall), float(f1)
