"""DTN-NAN

task: 1.3
message: The slope of tanh at NaN became a number. What does `abs(NaN) < 20` say?
"""

import numpy as np


def d_tanh(z):
    z = np.asarray(z, dtype=float)
    return np.where(np.abs(z) < 20, 1 - tanh(z) ** 2, 0.0)
