"""RNN-LAST

task: 8.1
message: Only the last state came back. How many states does the docstring ask for?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh + b)
        states.append(h)
    return h
