"""standardizer in float32

task: 4.2
"""

import numpy as np


class Standardizer:  # noqa: D101
    def fit(self, X):
        X = np.asarray(X, dtype=np.float32)
        self.shift = X.mean(axis=0)
        self.scale = np.sqrt(((X - self.shift) ** 2).mean(axis=0))
        self.scale[np.ptp(X, axis=0) == 0] = 1
        return self

    def transform(self, X):
        return (np.asarray(X, dtype=np.float32) - self.shift) / self.scale

    def inverse_transform(self, Z):
        return self.shift + self.scale * np.asarray(Z, dtype=np.float32)
