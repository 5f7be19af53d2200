"""PER-LABEL

task: 1.4
message: predict gives 0 and 1, and the labels here are -1 and +1. What does the
    docstring promise?
"""

import numpy as np


class Perceptron(Perceptron):
    def predict(self, X):
        return (X @ self.w + self.b >= 0).astype(np.int64)
