"""MET-AVG

task: 5.6
message: This is the mean of the batches' F1 scores. Is it the F1 of all samples
    together? What can be added up?
"""

import keras
from keras import ops


class MacroF1(keras.metrics.Metric):
    def __init__(self, n_classes, name="macro_f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.n_classes = n_classes
        self.total = self.add_variable((), initializer="zeros")
        self.batches = self.add_variable((), initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        labels = ops.cast(ops.reshape(y_true, (-1,)), "int32")
        actual = ops.one_hot(labels, self.n_classes)
        predicted = ops.one_hot(ops.argmax(y_pred, axis=-1), self.n_classes)
        hits = ops.sum(actual * predicted, axis=0)
        counts = ops.sum(actual + predicted, axis=0)
        self.total.assign_add(ops.mean(2 * hits / ops.maximum(counts, 1)))
        self.batches.assign_add(1.0)

    def result(self):
        return self.total / ops.maximum(self.batches, 1)
