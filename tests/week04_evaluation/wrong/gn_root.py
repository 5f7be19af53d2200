"""GN-ROOT

task: 4.8
message: These are distances, and squares of distances are asked for. Which of the
    two adds up like a variance?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = np.asarray(grad_fn(X, y))
    noise = []
    for size in batch_sizes:
        batches = rng.integers(len(X), size=(repeats, size))
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.mean(np.linalg.norm(steps - full, axis=1)))
    return np.array(noise)
