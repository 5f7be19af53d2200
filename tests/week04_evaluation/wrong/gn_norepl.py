"""GN-NOREPL

task: 4.8
message: No batch has a row twice. Does the docstring draw with or without
    replacement, and what about a batch larger than the data?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    for size in batch_sizes:
        batches = [rng.permutation(len(X))[:size] for _ in range(repeats)]
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.sum((steps - full) ** 2) / repeats)
    return np.array(noise)
