"""PER-ZERO

task: 1.4
message: On the line, w.x + b = 0, the docstring asks for +1. Which comparison decides
    there?
"""

import numpy as np


class Perceptron(Perceptron):
    def predict(self, X):
        return np.where(X @ self.w + self.b > 0, 1, -1)
