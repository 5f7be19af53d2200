"""GN-EDGE

task: 4.8
message: One row is never drawn. Is the upper bound of rng.integers among the
    numbers that it draws?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    for size in batch_sizes:
        batches = rng.integers(max(len(X) - 1, 2), size=(repeats, size))
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.sum((steps - full) ** 2) / repeats)
    return np.array(noise, dtype=np.float64)
