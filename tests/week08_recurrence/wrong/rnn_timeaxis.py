"""RNN-TIMEAXIS

task: 8.1
message: The loop runs over the sequences instead of the steps. Which axis of x is time?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0[:1], []
    for step in x:
        h = np.tanh(step @ Wx + h @ Wh + b)
        states.append(h)
    return np.stack(states)
