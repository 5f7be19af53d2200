"""CNT-BIAS

task: 2.2
message: You are short by the number of hidden and output units. Which parameter
    does each of these have besides its weights?
"""

from itertools import pairwise


def count_parameters(sizes, bias=True):
    return sum(m * n for m, n in pairwise(sizes))
