"""SM-INPLACE

task: 8.9
message: The logits were changed. What does `z -= ...` do to the caller's array?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    if np.ndim(z) != 1 or not temperature > 0:
        raise ValueError
    z -= z.max()
    z /= temperature
    p = np.exp(z)
    return int(rng.choice(len(p), p=p / p.sum()))
