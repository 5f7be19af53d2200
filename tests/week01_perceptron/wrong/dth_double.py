"""DTH-DOUBLE

task: 1.3
message: This is 1 - z^2, the slope in terms of tanh's output. The argument is the pre-
    activation: what has to come first?
"""

import numpy as np


def d_tanh(z):
    return 1 - np.asarray(z, dtype=float) ** 2
