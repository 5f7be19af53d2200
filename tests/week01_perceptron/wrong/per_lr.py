"""PER-LR

task: 1.4
message: The learning rate scales the weights and not the bias. Which of the two lines
    of the rule misses it?
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
                    self.b = self.b + y[i]
                    count += 1
            self.mistakes.append(count)
        return self
