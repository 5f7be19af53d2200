"""CNT-FLAG

task: 2.2
message: Without biases your count stays the same. Where does your code look at
    `bias`?
"""

from itertools import pairwise


def count_parameters(sizes, bias=True):
    return sum((m + 1) * n for m, n in pairwise(sizes))
