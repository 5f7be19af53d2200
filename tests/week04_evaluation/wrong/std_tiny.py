"""STD-TINY

task: 4.2
message: The mean of equal numbers can be off in its last digit. Is their standard
    deviation then exactly 0?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        self.mean, self.std = X.mean(axis=0), X.std(axis=0)
        self.std = np.where(self.std == 0, 1.0, self.std)
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
