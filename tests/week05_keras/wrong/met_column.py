"""MET-COLUMN

task: 5.6
message: With labels in a column, each is compared with every prediction. Which
    shape do you count with?
"""

import keras
from keras import ops


class MacroF1(keras.metrics.Metric):
    def __init__(self, n_classes, name="macro_f1", **kwargs):
        super().__init__(name=name, **kwargs)
        self.counts = self.add_variable((3, n_classes), initializer="zeros")
        self.n_classes = n_classes

    def update_state(self, y_true, y_pred, sample_weight=None):
        labels = ops.cast(y_true, "int32")
        said = ops.cast(ops.argmax(y_pred, axis=-1), "int32")
        rows = []
        for c in range(self.n_classes):
            actual = ops.cast(labels == c, "float32")
            predicted = ops.cast(said == c, "float32")
            rows.append(
                [ops.sum(actual * predicted), ops.sum(actual), ops.sum(predicted)]
            )
        self.counts.assign_add(ops.transpose(ops.convert_to_tensor(rows)))

    def result(self):
        total = self.counts[1] + self.counts[2]
        return ops.mean(2 * self.counts[0] / ops.maximum(total, 1))
