"""XOR from two one-sided differences

task: 1.6
"""


def xor_network():
    return [[1, -1], [-1, 1]], [-1, -1], [1, 1], -1
