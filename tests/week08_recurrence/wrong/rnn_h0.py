"""RNN-H0

task: 8.1
message: The state before the first step plays no part. What is h0 for?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = np.zeros_like(h0), []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack(states, axis=1)
