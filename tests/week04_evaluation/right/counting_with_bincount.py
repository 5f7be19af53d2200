"""counting with bincount

task: 4.3
"""

import numpy as np


def confusion_matrix(y_true, y_pred, n_classes):
    places = np.asarray(y_true, dtype=int) * n_classes + np.asarray(y_pred)
    counts = np.bincount(places, minlength=n_classes**2)
    return counts.reshape(n_classes, n_classes).astype(np.int32)


def prf(cm, average):
    cm = np.asarray(cm, dtype=np.float32)
    table = np.stack([np.diag(cm), cm.sum(axis=0), cm.sum(axis=1)])
    if average == "micro":
        table = table.sum(axis=1, keepdims=True)
    tp, predicted, actual = table
    with np.errstate(all="ignore"):
        p, r = np.nan_to_num(tp / predicted), np.nan_to_num(tp / actual)
        f = np.nan_to_num(2 * p * r / (p + r))
    return p.mean(), r.mean(), f.mean()
