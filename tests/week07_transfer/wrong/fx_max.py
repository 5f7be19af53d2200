"""FX-MAX

task: 7.6
message: The maximum of each map is taken. Which number does the docstring ask for?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X), batch_size):
        maps = np.array(base(X[i : i + batch_size], training=False))
        rows.extend(maps.max(axis=(1, 2)))
    return np.array(rows)
