"""MAR-INPLACE

task: 1.5
message: The weights that were passed have changed. Which line writes into them?
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    length = np.sqrt(w @ w + b**2)
    w /= length
    gamma = float(np.min(y * (X @ w + b / length)))
    bound = (
        float((np.max(np.sum(X**2, axis=1)) + 1) / gamma**2) if gamma > 0 else np.inf
    )
    return gamma, bound
