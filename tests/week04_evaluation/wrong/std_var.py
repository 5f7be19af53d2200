"""STD-VAR

task: 4.2
message: The columns were divided by their variance. Which unit does it have, if X
    is in metres?
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        constant = X.max(axis=0) == X.min(axis=0)
        self.mean = np.where(constant, X[0], X.mean(axis=0))
        self.std = np.where(constant, 1.0, X.var(axis=0))
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
