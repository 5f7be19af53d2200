"""PER-RNG

task: 1.4
message: The samples were shuffled although shuffle is False. Which argument decides?
"""

import numpy as np


class Perceptron(Perceptron):
    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        self.w, self.b, self.mistakes = np.zeros(X.shape[1]), 0.0, []
        for _ in range(epochs):
            count = 0
            order = rng.permutation(len(X)) if rng is not None else range(len(X))
            for i in order:
                if y[i] * (X[i] @ self.w + self.b) <= 0:
                    self.w = self.w + lr * y[i] * X[i]
                    self.b = self.b + lr * y[i]
                    count += 1
            self.mistakes.append(count)
        return self
