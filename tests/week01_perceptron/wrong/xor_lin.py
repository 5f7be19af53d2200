"""XOR-LIN

task: 1.6
message: The output is that of one line. What can the second hidden unit see that the
    first cannot?
"""

import numpy as np


def xor_network():
    return np.ones((2, 2)), np.array([-0.5, -0.5]), np.array([1.0, 1.0]), -0.5
