"""GN-TARGET

task: 4.8
message: Rows and targets of a batch do not belong together. Which row numbers does
    each of the two take?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    for size in batch_sizes:
        batches = rng.integers(len(X), size=(repeats, size))
        steps = np.array([grad_fn(X[rows], y[: len(rows)]) for rows in batches])
        noise.append(np.sum((steps - full) ** 2) / repeats)
    return np.array(noise)
