"""SIZE-CEIL

task: 6.1
message: With "valid", one output too many was counted where the steps do not end
    exactly at the last pixel. Does the kernel lie on pixels there?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return -(-(n - span) // stride) + 1, (0, 0)
