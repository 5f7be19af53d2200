"""CNT-SET

task: 2.2
message: Networks with two layers of one size come out too small. How often does a
    set hold a number that you put in twice?
"""

from itertools import pairwise


def count_parameters(sizes, bias=True):
    weights = sum(fan_in * fan_out for fan_in, fan_out in pairwise(sizes))
    return weights + (sum(set(sizes[1:])) if bias else 0)
