"""RNN-WHT

task: 8.1
message: The state meets the transposed matrix. Which axis of Wh belongs to the old
    state, and which to the new one?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh.T + b)
        states.append(h)
    return np.stack(states, axis=1)
