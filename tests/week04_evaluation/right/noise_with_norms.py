"""noise with norms

task: 4.8
"""

import numpy as np


def gradient_noise(grad_fn, X, y, batch_sizes, rng, repeats):
    full = grad_fn(X, y)
    noise = np.zeros(len(batch_sizes), dtype=np.float32)
    for i, size in enumerate(batch_sizes):
        for _ in range(repeats):
            rows = (rng.random(size) * len(X)).astype(int)
            noise[i] += np.linalg.norm(grad_fn(X[rows], y[rows]) - full) ** 2 / repeats
    return noise
