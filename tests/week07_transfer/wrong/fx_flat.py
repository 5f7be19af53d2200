"""FX-FLAT

task: 7.6
message: Each place of the maps has become a feature. How many numbers should be
    left of a map?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X), batch_size):
        maps = np.array(base(X[i : i + batch_size], training=False))
        rows.extend(maps.reshape(len(maps), -1))
    return np.array(rows)
