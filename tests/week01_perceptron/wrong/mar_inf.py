"""MAR-INF

task: 1.5
message: The line does not separate these samples, and the bound is finite. What does
    the docstring say of gamma <= 0?
"""

import numpy as np


def margin_and_bound(X, y, w, b):
    gamma = float(np.min(y * (X @ w + b)) / np.sqrt(w @ w + b**2))
    bound = float((np.max(np.sum(X**2, axis=1)) + 1) / gamma**2)
    return gamma, bound
