"""CAR-MEAN

task: 8.5
message: The units are averaged. What is the spectral norm of a diagonal matrix?
"""

import numpy as np


def lstm_carry_gradient(f_gates):
    return np.cumprod(f_gates[::-1], axis=0).mean(axis=1)
