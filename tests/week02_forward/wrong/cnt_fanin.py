"""CNT-FANIN

task: 2.2
message: A bias belongs to the unit that it shifts. Is that at the beginning or at
    the end of the arrows?
"""

from itertools import pairwise


def count_parameters(sizes, bias=True):
    return sum(m * n + (m if bias else 0) for m, n in pairwise(sizes))
