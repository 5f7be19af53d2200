"""VG-BOUND

task: 8.5
message: The norms of the steps are multiplied. Is the norm of a product the product of
    the norms?
"""

import numpy as np


def gradient_through_time(Wh, hs):
    steps = [np.linalg.norm((1 - h**2)[:, None] * Wh.T, 2) for h in hs[::-1]]
    return np.cumprod(steps)
