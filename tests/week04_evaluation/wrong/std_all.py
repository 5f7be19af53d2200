"""STD-ALL

task: 4.2
message: One mean and one standard deviation were used for the whole table. Over
    which axis do the rows lie?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        self.mean, self.std = X.mean(), X.std()
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
