"""DEN-SUMB

task: 2.3
message: Every unit got the sum of all biases. Which of them belongs to unit k?
"""


def dense_forward(x, W, b):
    return x @ W + b.sum()
