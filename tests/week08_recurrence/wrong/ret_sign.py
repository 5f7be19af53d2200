"""RET-SIGN

task: 8.7
message: The returns have the other sign. Which of two prices is the newer one?
"""

import numpy as np


def to_returns(p):
    return np.log(p[:-1] / p[1:])
