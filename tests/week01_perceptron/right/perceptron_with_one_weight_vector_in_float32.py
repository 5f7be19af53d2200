"""perceptron with one weight vector in float32

task: 1.4
"""

import numpy as np


class Perceptron:
    @property
    def w(self):
        return self._v[:-1]

    @property
    def b(self):
        return self._v[-1]

    def fit(self, X, y, epochs, lr=1.0, shuffle=False, rng=None):
        samples = np.hstack([X, np.ones((len(X), 1))]).astype(np.float32)
        self._v = np.zeros(samples.shape[1], dtype=np.float32)
        self.mistakes = np.zeros(epochs, dtype=int)
        for epoch in range(epochs):
            order = rng.permutation(len(X)) if shuffle else np.arange(len(X))
            for sample, label in zip(samples[order], y[order], strict=True):
                if np.sign(self._v @ sample) != label:
                    self._v = self._v + np.float32(lr * label) * sample
                    self.mistakes[epoch] += 1
        return self

    def predict(self, X):
        return np.where(np.asarray(X) @ self.w + self.b < 0, -1, 1)
