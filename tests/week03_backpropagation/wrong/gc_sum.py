"""GC-SUM

task: 3.6
message: Your verdicts may be right, but the error of a wrong gradient is not. Which of
    the two slopes does the docstring divide the difference by: the larger one, or both
    together?
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
    size = np.linalg.norm(measured) + np.linalg.norm(claimed)
    error = float(np.linalg.norm(measured - claimed) / size) if size > 0 else 0.0
    return error < 1e-4, error
