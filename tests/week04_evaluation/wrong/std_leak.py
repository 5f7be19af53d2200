"""STD-LEAK

task: 4.2
message: The test rows come out with mean 0 and standard deviation 1 by themselves.
    Whose mean may transform use?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        constant = X.max(axis=0) == X.min(axis=0)
        self.mean = np.where(constant, X[0], X.mean(axis=0))
        self.std = np.where(constant, 1.0, X.std(axis=0))
        return self

    def transform(self, X):
        self.fit(X)
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
