"""PER-EARLY

task: 1.4
message: Training stopped before the last epoch. How many entries does `mistakes`
    promise?
"""

import numpy as np


class Perceptron(Perceptron):
    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        self.w, self.b, self.mistakes = np.zeros(X.shape[1]), 0.0, []
        for _ in range(epochs):
            count = 0
            for i in rng.permutation(len(X)) if shuffle else range(len(X)):
                if y[i] * (X[i] @ self.w + self.b) <= 0:
                    self.w = self.w + lr * y[i] * X[i]
                    self.b = self.b + lr * y[i]
                    count += 1
            self.mistakes.append(count)
            if count == 0:
                break
        return self
