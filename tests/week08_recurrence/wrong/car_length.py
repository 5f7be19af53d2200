"""CAR-LENGTH

task: 8.5
message: The units are put together like the sides of a rectangle. What is the spectral
    norm of a diagonal matrix?
"""

import numpy as np


def lstm_carry_gradient(f_gates):
    return np.linalg.norm(np.cumprod(f_gates[::-1], axis=0), axis=1)
