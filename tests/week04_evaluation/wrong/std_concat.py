"""STD-CONCAT

task: 4.2
message: New rows change what the training rows have set. Did statistics take in
    rows that fit never saw?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        self.X = np.asarray(X, dtype=np.float64)
        return self

    def transform(self, X):
        both = np.concatenate([self.X, np.asarray(X, dtype=np.float64)])
        constant = both.max(axis=0) == both.min(axis=0)
        self.mean = np.where(constant, both[0], both.mean(axis=0))
        self.std = np.where(constant, 1.0, both.std(axis=0))
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
