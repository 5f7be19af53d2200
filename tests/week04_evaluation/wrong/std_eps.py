"""STD-EPS

task: 4.2
message: A small number was added to every standard deviation, and a constant column
    is divided by it. What becomes of a new value in that column?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        self.mean, self.std = X.mean(axis=0), X.std(axis=0) + 1e-8
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
