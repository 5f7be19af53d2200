"""DB-SHAPE

task: 3.2
message: db has a row too many. What is the shape of b itself?
"""


def dense_backward(dout, x, W):
    return dout @ W.T, x.T @ dout, dout.sum(axis=0, keepdims=True)
