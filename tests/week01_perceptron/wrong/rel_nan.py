"""REL-NAN

task: 1.2
message: NaN became a number. What does `NaN > 0` say, and which branch does that
    choose?
"""

import numpy as np


def relu(z):
    z = np.asarray(z, dtype=float)
    return np.where(z > 0, z, 0.0)
