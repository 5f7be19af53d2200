"""SIG-OVF

task: 1.2
message: exp overflowed (RuntimeWarning). Which exponent, chosen by the sign of z, can
    never be large?
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))
