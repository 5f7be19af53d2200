"""RNN-INPLACE

task: 8.1
message: h0 was changed. Which line writes into an array that it was given?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h[:] = np.tanh(x[:, t] @ Wx + h @ Wh + b)
        states.append(h.copy())
    return np.stack(states, axis=1)
