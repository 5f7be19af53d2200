"""LSTM-FBIAS

task: 8.3
message: The bias is read in another order than the weights. Which gate is the slice
    that starts at H?
"""

import numpy as np


def lstm_step(x, h, c, W, U, b):
    i, f, g, o = np.split(x @ W + h @ U, 4, axis=1)
    f_b, i_b, g_b, o_b = np.split(b, 4)
    i, f, o = ((1 + np.tanh(z / 2)) / 2 for z in (i + i_b, f + f_b, o + o_b))
    c_new = f * c + i * np.tanh(g + g_b)
    return o * np.tanh(c_new), c_new
