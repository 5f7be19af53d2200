"""CM-INFER

task: 4.3
message: Classes that do not occur are missing from the matrix. Who says how many
    classes there are?
"""

import numpy as np


def confusion_matrix(y_true, y_pred, n_classes):
    seen = np.unique(np.concatenate([y_true, y_pred]))
    matrix = np.zeros((len(seen), len(seen)), dtype=np.int64)
    places = np.searchsorted(seen, y_true), np.searchsorted(seen, y_pred)
    np.add.at(matrix, places, 1)
    return matrix
