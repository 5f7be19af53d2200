"""RET-EACH

task: 8.7
message: Each return starts from the first price. From which price does it start?
"""

import numpy as np


def from_returns(p0, r):
    return p0 * np.exp(np.concatenate([[0.0], r]))
