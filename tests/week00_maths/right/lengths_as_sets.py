"""sets of lengths

task: 0.1
"""

from itertools import zip_longest


def broadcast_shape(a, b):
    shape = []
    for pair in zip_longest(a[::-1], b[::-1], fillvalue=1):
        lengths = set(pair) - {1}
        if len(lengths) > 1:
            raise ValueError
        shape.insert(0, lengths.pop() if lengths else 1)
    return shape
