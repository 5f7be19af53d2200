"""PER-BATCH

task: 1.4
message: Mistake counts differ: all samples of an epoch were judged by the same
    weights. When must an update happen?
"""

import numpy as np


class Perceptron(Perceptron):
    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        self.w, self.b, self.mistakes = np.zeros(X.shape[1]), 0.0, []
        for _ in range(epochs):
            wrong = y * (X @ self.w + self.b) <= 0
            self.w = self.w + lr * (y * wrong) @ X
            self.b = self.b + lr * float(np.sum(y * wrong))
            self.mistakes.append(int(wrong.sum()))
        return self
