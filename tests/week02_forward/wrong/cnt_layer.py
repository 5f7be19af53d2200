"""CNT-LAYER

task: 2.2
message: You counted one bias for each layer. How many entries does b of task 2.1
    have?
"""

from itertools import pairwise


def count_parameters(sizes, bias=True):
    return sum(m * n + (1 if bias else 0) for m, n in pairwise(sizes))
