"""GC-FWD

task: 3.6
message: A right gradient was rejected where the function is strongly curved. How does
    the error of (f(x + h) - f(x)) / h depend on the curvature, and which difference
    gets rid of it?
"""

import numpy as np


def gradient_check(f, grad, x, rng, n_probe=20):
    h = 1e-5
    dout = rng.normal(size=np.shape(f(x)))
    g = grad(x, dout)
    directions = rng.normal(size=(n_probe, *x.shape))
    claimed = np.array([np.sum(g * v) for v in directions])
    rises = [np.sum(dout * (f(x + h * v) - f(x))) for v in directions]
    measured = np.array(rises) / (h)
    size = max(np.linalg.norm(measured), np.linalg.norm(claimed))
    error = float(np.linalg.norm(measured - claimed) / size) if size > 0 else 0.0
    return error < 1e-4, error
