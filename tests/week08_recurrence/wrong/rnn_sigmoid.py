"""RNN-SIGMOID

task: 8.1
message: The states lie between 0 and 1. Which function does the formula name?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = 1 / (1 + np.exp(-(x[:, t] @ Wx + h @ Wh + b)))
        states.append(h)
    return np.stack(states, axis=1)
