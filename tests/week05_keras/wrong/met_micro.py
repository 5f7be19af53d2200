"""MET-MICRO

task: 5.6
message: This is the share of right answers. Which mean does the docstring take,
    over samples or over classes?
"""

from keras import ops


class MacroF1(MacroF1):
    def result(self):
        return ops.sum(self.hits) / ops.sum(self.actual)
