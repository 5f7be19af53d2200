"""STD-ZERO

task: 4.2
message: A constant column was divided by its standard deviation, 0. What does the
    docstring say about such a column?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        self.mean, self.std = X.mean(axis=0), X.std(axis=0)
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
