"""FX-WHOLE

task: 7.6
message: The base gets all images at once. What is batch_size for?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for _i in [0]:
        maps = np.array(base(X, training=False))
        rows.extend(maps.mean(axis=(1, 2)))
    return np.array(rows)
