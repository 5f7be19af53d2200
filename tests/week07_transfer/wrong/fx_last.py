"""FX-LAST

task: 7.6
message: The images of the last batch are missing. What if the number of images
    cannot be divided by batch_size?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X) - batch_size + 1, batch_size):
        maps = np.array(base(X[i : i + batch_size], training=False))
        rows.extend(maps.mean(axis=(1, 2)))
    return np.array(rows).reshape(len(rows), -1)
