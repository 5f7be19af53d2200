"""DW-LOOP

task: 3.2
message: On a larger batch your gradients take too long. Which operation on whole arrays
    does the work of three loops?
"""

import numpy as np


def dense_backward(dout, x, W):
    dx, dW, db = np.zeros(x.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for n in range(len(x)):
        for o in range(W.shape[1]):
            db[o] += dout[n, o]
            for i in range(len(W)):
                dx[n, i] += dout[n, o] * W[i, o]
                dW[i, o] += x[n, i] * dout[n, o]
    return dx, dW, db
