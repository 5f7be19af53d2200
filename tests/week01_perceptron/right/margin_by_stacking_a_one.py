"""margin by stacking a one

task: 1.5
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    samples = np.column_stack([X, np.ones(len(X))])
    line = np.append(w, b) / np.linalg.norm(np.append(w, b))
    gamma = (y * (samples @ line)).min()
    if gamma <= 0:
        return gamma, np.inf
    return gamma, (np.linalg.norm(samples, axis=1).max() / gamma) ** 2
