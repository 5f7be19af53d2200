"""RNN-NOB

task: 8.1
message: The bias plays no part. Which three terms does the formula add up?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h @ Wh)
        states.append(h)
    return np.stack(states, axis=1)
