"""RET-SUM

task: 8.7
message: Returns are added up as if they were simple ones. What undoes a logarithm?
"""

import numpy as np


def from_returns(p0, r):
    return p0 * (1 + np.concatenate([[0.0], np.cumsum(r)]))
