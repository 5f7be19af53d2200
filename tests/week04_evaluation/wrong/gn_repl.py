"""GN-REPL

task: 4.8
message: Batches of one size share their rows. Is each batch drawn independently of
    the others?
"""

import numpy as np


def rows_of(rng, n, size):
    return rng.integers(n, size=size)


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    for size in batch_sizes:
        batches = np.tile(rows_of(rng, len(X), size), (repeats, 1))
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.sum((steps - full) ** 2) / repeats)
    return np.array(noise)
