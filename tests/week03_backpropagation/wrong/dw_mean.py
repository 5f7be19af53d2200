"""DW-MEAN

task: 3.2
message: dW is too small by the size of the batch. Where in the chain from the loss to
    W has the mean over the samples already been taken?
"""


def dense_backward(dout, x, W):
    return dout @ W.T, x.T @ dout / len(x), dout.sum(axis=0)
