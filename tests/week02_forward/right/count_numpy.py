"""dot product in int64

task: 2.2
"""

import numpy as np


def count_parameters(sizes, bias=True):
    units = np.array(sizes, dtype=np.int64)
    total = np.dot(units[:-1], units[1:])
    if bias:
        total += units[1:].sum()
    return total
