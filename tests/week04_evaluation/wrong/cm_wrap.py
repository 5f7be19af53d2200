"""CM-WRAP

task: 4.3
message: With 20 classes and labels in uint8, counts went to wrong places. How large
    can a number of that type become?
"""

import numpy as np


def confusion_matrix(y_true, y_pred, n_classes):
    places = y_true * n_classes + y_pred
    counts = np.bincount(places, minlength=n_classes**2)
    return counts[: n_classes**2].reshape(n_classes, n_classes)
