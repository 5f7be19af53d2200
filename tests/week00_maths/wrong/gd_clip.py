"""GD-CLIP

task: 0.7
message: Some positions are held back at a border. What does the docstring say about a
    path that flies off?
"""

import numpy as np


def gd_quadratic(Q, b, x0, lr, steps):
    path = [np.array(x0, dtype=float)]
    for _ in range(steps):
        path.append(np.clip(path[-1] - lr * (Q @ path[-1] - b), -1e6, 1e6))
    return np.array(path)
