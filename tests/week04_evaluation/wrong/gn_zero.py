"""GN-ZERO

task: 4.8
message: This is how long the gradients are, not how far from the full gradient.
    What is subtracted before squaring?
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    noise = []
    for size in batch_sizes:
        batches = rng.integers(len(X), size=(repeats, size))
        steps = np.array([grad_fn(X[rows], y[rows]) for rows in batches])
        noise.append(np.sum((steps) ** 2) / repeats)
    return np.array(noise)
