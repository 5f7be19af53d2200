"""CM-ONCE

task: 4.3
message: Pairs of classes that occur several times are counted once. What does
    `matrix[rows, columns] += 1` do if a place is named twice?
"""

import numpy as np


def confusion_matrix(y_true, y_pred, n_classes):
    matrix = np.zeros((n_classes, n_classes), dtype=np.int64)
    matrix[y_true, y_pred] += 1
    return matrix
