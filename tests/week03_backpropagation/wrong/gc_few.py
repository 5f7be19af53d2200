"""GC-FEW

task: 3.6
message: One wrong entry among many went unnoticed. How many entries does each of your
    probes move, and what is the chance that none of them is the wrong one?
"""

import numpy as np


def gradient_check(f, grad, x, rng, n_probe=20):
    h = 1e-5
    dout = rng.normal(size=np.shape(f(x)))
    g = grad(x, dout)
    directions = np.zeros((n_probe, *x.shape))
    for v in directions:
        v.flat[rng.integers(x.size)] = 1
    claimed = np.array([np.sum(g * v) for v in directions])
    rises = [np.sum(dout * (f(x + h * v) - f(x - h * v))) for v in directions]
    measured = np.array(rises) / (2 * h)
    size = max(np.linalg.norm(measured), np.linalg.norm(claimed))
    error = float(np.linalg.norm(measured - claimed) / size) if size > 0 else 0.0
    return error < 1e-4, error
