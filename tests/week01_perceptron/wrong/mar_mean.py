"""MAR-MEAN

task: 1.5
message: A margin is kept by every sample, and this one only on average. Which sample
    decides?
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    gamma = float(np.mean(y * (X @ w + b)) / np.sqrt(w @ w + b**2))
    bound = (
        float((np.max(np.sum(X**2, axis=1)) + 1) / gamma**2) if gamma > 0 else np.inf
    )
    return gamma, bound
