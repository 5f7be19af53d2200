"""DEN-WT

task: 2.3
message: W is transposed before the product. With W of shape (Din, Dout) and x of
    shape (N, Din), which axes must meet?
"""


def dense_forward(x, W, b):
    return x @ W.T + b
