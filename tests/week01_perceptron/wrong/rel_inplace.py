"""REL-INPLACE

task: 1.2
message: Your relu changed its input. Which line writes into the array that was passed?
"""

import numpy as np


def relu(z):
    z = np.asarray(z, dtype=float)
    z[z < 0] = 0
    return z
