"""MET-NUMPY

task: 5.6
message: By itself the metric works, inside fit it does not: there, tensors have no
    numbers yet. Which functions work in both places?
"""

import numpy as np


class MacroF1(MacroF1):
    def update_state(self, y_true, y_pred, sample_weight=None):
        labels = np.asarray(y_true).astype(int).ravel()
        actual = np.eye(self.n_classes)[labels]
        predicted = np.eye(self.n_classes)[np.asarray(y_pred).argmax(axis=-1)]
        self.hits.assign_add((actual * predicted).sum(axis=0))
        self.actual.assign_add(actual.sum(axis=0))
        self.predicted.assign_add(predicted.sum(axis=0))
