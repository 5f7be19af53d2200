"""MET-PRESENT

task: 5.6
message: Classes that never occur are left out of the mean. How many classes does it
    divide by?
"""

from keras import ops


class MacroF1(MacroF1):
    def result(self):
        total = self.actual + self.predicted
        f1 = 2 * self.hits / ops.maximum(total, 1)
        return ops.sum(f1) / ops.sum(ops.cast(total > 0, "float32"))
