"""DTH-GUESS

task: 1.3
message: Between -1 and 1 your function takes the argument for an output of tanh. What
    is it always?
"""

import numpy as np


def d_tanh(z):
    z = np.asarray(z, dtype=float)
    return 1 - (z if np.all(np.abs(z) <= 1) else tanh(z)) ** 2
