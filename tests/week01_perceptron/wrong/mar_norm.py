"""MAR-NORM

task: 1.5
message: Multiplying w and b by 10 must not change the margin. What should the distance
    be divided by?
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    gamma = float(np.min(y * (X @ w + b)))
    bound = (
        float((np.max(np.sum(X**2, axis=1)) + 1) / gamma**2) if gamma > 0 else np.inf
    )
    return gamma, bound
