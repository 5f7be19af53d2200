"""DEN-LOOPB

task: 2.3
message: The bias was added down the batch. Each b[k] belongs to an output unit:
    along which axis of the result do the units lie?
"""


def dense_forward(x, W, b):
    return x @ W + b.reshape(-1, 1)
