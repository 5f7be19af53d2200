"""GN-SEED

task: 4.8
message: Every generator gives the same batches. Which one draws them?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    rng = np.random.default_rng(0)
    for size in batch_sizes:
        batches = rng.integers(len(X), size=(repeats, size))
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.sum((steps - full) ** 2) / repeats)
    return np.array(noise, dtype=np.float64)
