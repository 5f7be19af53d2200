"""FX-PAD

task: 7.6
message: There are more rows than images. What fills up your last batch?
"""

import numpy as np


def extract_features(base, X, batch_size):
    rows = []
    for i in range(0, len(X), batch_size):
        part = np.resize(X[i : i + batch_size], (batch_size, *X.shape[1:]))
        maps = np.array(base(part, training=False))
        rows.extend(maps.mean(axis=(1, 2)))
    return np.array(rows)
