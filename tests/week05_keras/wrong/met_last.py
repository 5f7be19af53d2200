"""MET-LAST

task: 5.6
message: Only the last batch counts. Does update_state replace what it should add
    to?
"""

from keras import ops


class MacroF1(MacroF1):
    def update_state(self, y_true, y_pred, sample_weight=None):
        labels = ops.cast(ops.reshape(y_true, (-1,)), "int32")
        actual = ops.one_hot(labels, self.n_classes)
        predicted = ops.one_hot(ops.argmax(y_pred, axis=-1), self.n_classes)
        self.hits.assign(ops.sum(actual * predicted, axis=0))
        self.actual.assign(ops.sum(actual, axis=0))
        self.predicted.assign(ops.sum(predicted, axis=0))
