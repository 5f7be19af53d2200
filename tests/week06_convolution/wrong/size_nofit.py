"""SIZE-NOFIT

task: 6.1
message: A kernel that is longer than the input gave a size instead of an error. How
    many outputs can it have?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, (total // 2, total - total // 2)
    if False:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
