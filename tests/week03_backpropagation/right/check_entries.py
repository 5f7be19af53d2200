"""gradient_check entry by entry

task: 3.6
"""

import numpy as np


def gradient_check(f, grad, x, rng, n_probe=20):
    dout = rng.standard_normal(np.shape(f(x)))
    claimed = np.asarray(grad(x, dout), dtype=float)
    measured = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += 1e-5
        down[index] -= 1e-5
        measured[index] = np.sum(dout * (f(up) - f(down))) / (up[index] - down[index])
    gap = np.linalg.norm(measured - claimed)
    size = max(np.linalg.norm(measured), np.linalg.norm(claimed), 1e-300)
    return bool(gap / size < 1e-4), gap / size
