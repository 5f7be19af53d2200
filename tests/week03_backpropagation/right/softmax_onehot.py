"""softmax_ce_backward with a one-hot matrix

task: 3.4
"""

import numpy as np


def softmax_ce_backward(z, y):
    log_probs = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return (np.exp(log_probs) - np.eye(z.shape[1])[y]) / z.shape[0]
