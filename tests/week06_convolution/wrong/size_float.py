"""SIZE-FLOAT

task: 6.1
message: Sizes and zeros come back as floats. Which division of whole numbers gives a
    whole number?
"""

import numpy as np


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "valid":
        if span > n:
            raise ValueError("The kernel must fit into the input.")
        return np.floor((n - span) / stride) + 1, (0, 0)
    size = np.ceil(n / stride)
    total = max(0, (size - 1) * stride + span - n)
    return size, (total // 2, total - total // 2)
