"""RET-START

task: 8.7
message: The first price is missing. How many prices belong to n returns?
"""

import numpy as np


def from_returns(p0, r):
    return p0 * np.exp(np.cumsum(r))
