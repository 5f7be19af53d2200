"""RNN-LATE

task: 8.1
message: The states begin with h0 and lack the last one. After which step is the first
    state that is asked for?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack([h0, *states[:-1]], axis=1)
