"""GC-ABS

task: 3.6
message: Whether a gradient that is 1 % off is noticed depends on how large it is.
    With what should a difference be compared before you call it small?
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
    error = float(np.linalg.norm(measured - claimed))
    return error < 1e-4, error
