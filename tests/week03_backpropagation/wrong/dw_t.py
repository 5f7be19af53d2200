"""DW-T

task: 3.2
message: dW has rows and columns exchanged. Which shape must the gradient of W have,
    so that it can be subtracted from W?
"""


def dense_backward(dout, x, W):
    return dout @ W.T, dout.T @ x, dout.sum(axis=0)
