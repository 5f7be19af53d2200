"""DEN-NOB

task: 2.3
message: The result is right but for the biases. What is left of the layer when x is
    0?
"""


def dense_forward(x, W, b):
    return x @ W
