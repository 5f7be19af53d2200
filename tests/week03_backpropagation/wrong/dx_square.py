"""DX-SQUARE

task: 3.2
message: With a square W, dx is wrong. Does your code find out by the shapes whether to
    transpose, and what if they fit both ways?
"""


def dense_backward(dout, x, W):
    dx = dout @ W if W.shape[0] == W.shape[1] else dout @ W.T
    return dx, x.T @ dout, dout.sum(axis=0)
