"""CAR-START

task: 8.5
message: The forget gates are multiplied from the first step on. From which cell does
    the docstring look back?
"""

import numpy as np


def lstm_carry_gradient(f_gates):
    return np.cumprod(f_gates, axis=0).max(axis=1)
