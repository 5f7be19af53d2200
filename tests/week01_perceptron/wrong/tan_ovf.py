"""TAN-OVF

task: 1.2
message: The quotient became infinity by infinity, which is NaN. Which exponent can
    never be large?
"""

import numpy as np


def tanh(z):
    z = np.asarray(z, dtype=float)
    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))
