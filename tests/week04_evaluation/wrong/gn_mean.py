"""GN-MEAN

task: 4.8
message: The squares of the entries were averaged. What does the squared length of a
    vector do with them?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    for size in batch_sizes:
        batches = rng.integers(len(X), size=(repeats, size))
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.mean((steps - full) ** 2))
    return np.array(noise)
