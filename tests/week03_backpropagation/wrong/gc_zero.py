"""GC-ZERO

task: 3.6
message: For a function that does not change at all your error is NaN. What do you
    divide by there?
"""

import numpy as np


def gradient_check(f, grad, x, rng, n_probe=20):
    h = 1e-5
    dout = rng.normal(size=np.shape(f(x)))
    g = grad(x, dout)
    directions = rng.normal(size=(n_probe, *x.shape))
    claimed = np.array([np.sum(g * v) for v in directions])
    rises = [np.sum(dout * (f(x + h * v) - f(x - h * v))) for v in directions]
    measured = np.array(rises) / (2 * h)
    size = max(np.linalg.norm(measured), np.linalg.norm(claimed))
    error = np.linalg.norm(measured - claimed) / np.float64(size)
    return error < 1e-4, error
