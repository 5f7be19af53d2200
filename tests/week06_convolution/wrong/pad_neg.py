"""PAD-NEG

task: 6.1
message: A negative number of zeros came out. What if the kernel does not even reach
    the last pixel?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = (size - 1) * stride + span - n
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
