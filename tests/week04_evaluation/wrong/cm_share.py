"""CM-SHARE

task: 4.3
message: The rows were divided by their sums. Does the docstring ask for counts or
    for shares?
"""

import numpy as np


def confusion_matrix(y_true, y_pred, n_classes):
    matrix = np.zeros((n_classes, n_classes))
    np.add.at(matrix, (y_true, y_pred), 1)
    return matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
