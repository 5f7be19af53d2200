"""DB-SQUARE

task: 3.2
message: With as many samples as outputs, db is wrong. Does your code find the axis of
    the samples by its length?
"""


def dense_backward(dout, x, W):
    axis = 1 if len(dout) == W.shape[1] else 0
    return dout @ W.T, x.T @ dout, dout.sum(axis=axis)
