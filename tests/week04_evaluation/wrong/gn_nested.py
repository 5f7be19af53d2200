"""GN-NESTED

task: 4.8
message: Small batches are the beginnings of the large ones. What does the docstring
    say about any two batches?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    pool = rng.integers(len(X), size=(repeats, max(batch_sizes)))
    for size in batch_sizes:
        batches = pool[:, :size]
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.sum((steps - full) ** 2) / repeats)
    return np.array(noise, dtype=np.float64)
