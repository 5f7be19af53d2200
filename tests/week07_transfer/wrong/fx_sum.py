"""FX-SUM

task: 7.6
message: The values of a map are added up. How many places are there, and what does
    a mean do with that number?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X), batch_size):
        maps = np.array(base(X[i : i + batch_size], training=False))
        rows.extend(maps.sum(axis=(1, 2)))
    return np.array(rows)
