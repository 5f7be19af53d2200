"""RNN-AXIS0

task: 8.1
message: Time came first in the result. Along which axis do the states belong together?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack(states)
