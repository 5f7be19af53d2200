"""XOR-NOT

task: 1.6
message: Each output is the opposite of XOR. For which inputs should the last sum reach
    0?
"""

import numpy as np


def xor_network():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([-1.0, 1.0]), 0.5
