"""MAR-BIAS

task: 1.5
message: Only w was measured. Which further entry does the vector (w, b) have?
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    gamma = float(np.min(y * (X @ w + b)) / np.sqrt(w @ w))
    bound = (
        float((np.max(np.sum(X**2, axis=1)) + 1) / gamma**2) if gamma > 0 else np.inf
    )
    return gamma, bound
