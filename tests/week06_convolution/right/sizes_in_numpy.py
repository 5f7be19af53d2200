"""sizes in numpy

task: 6.1
"""

import numpy as np


def conv_output_size(n, k, stride, padding, dilation=1):
    span = np.int64(dilation) * (k - 1) + 1
    if padding == "same":
        total = span - stride if n % stride == 0 else span - n % stride
        before, odd = np.divmod(np.maximum(total, 0), 2)
        return np.ceil(n / stride).astype(int), np.array(
            [before, before + odd]
        ).tolist()
    if n - span < 0:
        raise ValueError
    return np.floor_divide(n - span, stride) + 1, (0, 0)
