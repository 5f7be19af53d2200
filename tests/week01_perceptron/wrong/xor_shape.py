"""XOR-SHAPE

task: 1.6
message: The last bias is an array. How many numbers does one output unit need?
"""

import numpy as np


def xor_network():
    return (
        np.ones((2, 2)),
        np.array([-0.5, -1.5]),
        np.array([1.0, -1.0]),
        np.array([-0.5]),
    )
