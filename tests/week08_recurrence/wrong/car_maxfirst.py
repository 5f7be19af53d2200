"""CAR-MAXFIRST

task: 8.5
message: The largest gate of each step is taken first. Does one unit have them all?
"""

import numpy as np


def lstm_carry_gradient(f_gates):
    return np.cumprod(f_gates[::-1].max(axis=1))
