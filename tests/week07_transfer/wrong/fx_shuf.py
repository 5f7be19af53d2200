"""FX-SHUF

task: 7.6
message: The features of all images are there, but in another row than their image.
    Where is their order lost?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    X = np.random.default_rng(0).permutation(X)
    for i in range(0, len(X), batch_size):
        maps = np.array(base(X[i : i + batch_size], training=False))
        rows.extend(maps.mean(axis=(1, 2)))
    return np.array(rows)
