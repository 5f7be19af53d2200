"""RNN-RESET

task: 8.1
message: Step 2 does not depend on step 1. Which state goes into a step?
"""

import numpy as np


def rnn_forward(x, h0, Wx, Wh, b):
    h, states = h0, []
    for t in range(x.shape[1]):
        h = np.tanh(x[:, t] @ Wx + h0 @ Wh + b)
        states.append(h)
    return np.stack(states, axis=1)
