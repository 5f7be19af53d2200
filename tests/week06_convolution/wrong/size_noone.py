"""SIZE-NOONE

task: 6.1
message: The first step itself was not counted. If the kernel is as long as the
    input, how many outputs are there?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride, (0, 0)
