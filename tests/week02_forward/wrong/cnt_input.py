"""CNT-INPUT

task: 2.2
message: You counted as many too many as there are inputs. Do inputs have biases?
"""

from itertools import pairwise


def count_parameters(sizes, bias=True):
    return sum(m * n for m, n in pairwise(sizes)) + (sum(sizes) if bias else 0)
