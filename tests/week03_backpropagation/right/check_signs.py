"""gradient_check along random signs

task: 3.6
"""

import numpy as np


def gradient_check(f, grad, x, rng, n_probe=20):
    dout = rng.uniform(1, 2, np.shape(f(x))) * rng.choice([-1, 1], np.shape(f(x)))
    g = grad(x, dout)
    gaps, sizes = [], []
    for _ in range(n_probe):
        v = rng.choice([-1.0, 1.0], size=x.shape)
        rise = np.sum(dout * f(x + 1e-5 * v)) - np.sum(dout * f(x - 1e-5 * v))
        measured, claimed = rise / 2e-5, np.sum(g * v)
        gaps.append(abs(measured - claimed))
        sizes.append(max(abs(measured), abs(claimed)))
    if max(sizes) == 0:
        return True, 0.0
    error = np.sqrt(np.sum(np.square(gaps)) / np.sum(np.square(sizes)))
    return error < 1e-4, error
