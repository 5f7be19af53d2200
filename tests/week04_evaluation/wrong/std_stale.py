"""STD-STALE

task: 4.2
message: A second fit still remembers the rows of the first. What should be left of
    them?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def __init__(self):
        self.rows = []

    def fit(self, X):
        self.rows.append(np.asarray(X, dtype=np.float64))
        X = np.concatenate(self.rows)
        constant = X.max(axis=0) == X.min(axis=0)
        self.mean = np.where(constant, X[0], X.mean(axis=0))
        self.std = np.where(constant, 1.0, X.std(axis=0))
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
