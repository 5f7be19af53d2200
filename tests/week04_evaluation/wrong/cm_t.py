"""CM-T

task: 4.3
message: Rows and columns are exchanged. Which of the two stands for the true class?
"""

import numpy as np


def confusion_matrix(y_true, y_pred, n_classes):
    matrix = np.zeros((n_classes, n_classes), dtype=np.int64)
    np.add.at(matrix, (y_pred, y_true), 1)
    return matrix
