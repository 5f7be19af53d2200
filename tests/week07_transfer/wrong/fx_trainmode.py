"""FX-TRAINMODE

task: 7.6
message: Features are not those of the base at inference: they differ between calls
    or depend on the batch. What is the base told when it is called?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X), batch_size):
        maps = np.array(base(X[i : i + batch_size], training=True))
        rows.extend(maps.mean(axis=(1, 2)))
    return np.array(rows)
