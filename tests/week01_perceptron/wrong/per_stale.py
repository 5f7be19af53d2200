"""PER-STALE

task: 1.4
message: A second fit went on from the first one's weights. Where does every fit start?
"""

import numpy as np


class Perceptron(Perceptron):
    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        if not hasattr(self, "w"):
            self.w, self.b = np.zeros(X.shape[1]), 0.0
        self.mistakes = []
        for _ in range(epochs):
            count = 0
            for i in rng.permutation(len(X)) if shuffle else range(len(X)):
                if y[i] * (X[i] @ self.w + self.b) <= 0:
                    self.w = self.w + lr * y[i] * X[i]
                    self.b = self.b + lr * y[i]
                    count += 1
            self.mistakes.append(count)
        return self
