"""PAD-SYM

task: 6.1
message: Both ends got the same number of zeros, or the beginning got more. If the
    total is odd, which end does the docstring give the extra one to?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, (total - total // 2, total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
