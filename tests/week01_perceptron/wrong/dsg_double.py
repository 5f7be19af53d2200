"""DSG-DOUBLE

task: 1.3
message: This is z(1 - z), the slope in terms of sigmoid's output. The argument is the
    pre-activation: what has to come first?
"""

import numpy as np


def d_sigmoid(z):
    z = np.asarray(z, dtype=float)
    return z * (1 - z)
