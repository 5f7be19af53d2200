"""softmax_ce_backward in float32

task: 3.4
"""

import numpy as np


def softmax_ce_backward(z, y):
    z = z.astype(np.float32)
    power = np.exp(z - z.max(axis=1)[:, None])
    probs = power / power.sum(axis=1)[:, None]
    np.subtract.at(probs, (np.arange(y.size), y), 1)
    return probs / np.float32(y.size)
