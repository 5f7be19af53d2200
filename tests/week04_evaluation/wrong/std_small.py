"""STD-SMALL

task: 4.2
message: A column with a small spread was taken for a constant one. What if it is
    measured in a larger unit?
"""

import numpy as np


class Standardizer:
    def fit(self, X):
        X = np.asarray(X, dtype=np.float64)
        self.mean = X.mean(axis=0)
        std = X.std(axis=0)
        self.std = np.where(std < 1e-6, 1.0, std)
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float64) - self.mean) / self.std

    def inverse_transform(self, Z):
        return np.asarray(Z, dtype=np.float64) * self.std + self.mean
