"""CNT-INT32

task: 2.2
message: Small networks are counted rightly and huge ones are not. Which integers
    can overflow, Python's or NumPy's of 32 bits?
"""

import numpy as np


def count_parameters(sizes, bias=True):
    units = np.array(sizes, dtype=np.int32)
    with np.errstate(over="ignore"):
        weights = (units[:-1] * units[1:]).sum(dtype=np.int32)
    return int(weights + (units[1:].sum(dtype=np.int32) if bias else 0))
