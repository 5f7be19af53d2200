"""MET-RECALL

task: 5.6
message: This is the mean recall. Which counts does F1 have below the line?
"""

from keras import ops


class MacroF1(MacroF1):
    def result(self):
        return ops.mean(self.hits / ops.maximum(self.actual, 1))
