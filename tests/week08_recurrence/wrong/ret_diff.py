"""RET-DIFF

task: 8.7
message: These are differences of prices. What is compared in the formula, and how?
"""

import numpy as np


def to_returns(p):
    return np.diff(p)
