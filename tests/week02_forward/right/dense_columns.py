"""a column of ones for the bias

task: 2.3
"""

import numpy as np


def dense_forward(x, W, b):
    wider = np.hstack([x, np.ones((len(x), 1))])
    return np.dot(wider, np.vstack([W, b]))
