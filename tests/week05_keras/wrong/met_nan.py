"""MET-NAN

task: 5.6
message: A class that never occurs makes the mean NaN. What is 0 / 0 to be?
"""

from keras import ops


class MacroF1(MacroF1):
    def result(self):
        return ops.mean(2 * self.hits / (self.actual + self.predicted))
