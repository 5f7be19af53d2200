"""MAR-RADIUS

task: 1.5
message: The margin is right and the radius is not. Which further entry does every
    sample (x, 1) have?
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    gamma = float(np.min(y * (X @ w + b)) / np.sqrt(w @ w + b**2))
    bound = float((np.max(np.sum(X**2, axis=1))) / gamma**2) if gamma > 0 else np.inf
    return gamma, bound
