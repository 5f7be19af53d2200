"""SJ-DELTA

task: 0.4
message: The diagonal is right, and beside it the sign is not. Is the numerator of
    p[i] a function of z[j] if i and j differ?
"""

import numpy as np


def softmax_jacobian(p):
    p = np.asarray(p, dtype=float)
    return p[:, None] * (1 - p[None, :])
