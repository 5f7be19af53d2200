"""FX-CHANNELS

task: 7.6
message: The mean goes over the maps and not over their places. Which axis belongs
    to the maps?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X), batch_size):
        maps = np.array(base(X[i : i + batch_size], training=False))
        rows.extend(maps.mean(axis=3).reshape(len(maps), -1))
    return np.array(rows)
