"""FX-ONE

task: 7.6
message: The base gets the images one by one. What is batch_size for?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(len(X)):
        maps = np.array(base(X[i : i + 1], training=False))
        rows.extend(maps.mean(axis=(1, 2)))
    return np.array(rows)
