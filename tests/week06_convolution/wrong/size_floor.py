"""SIZE-FLOOR

task: 6.1
message: With "same", the sizes are rounded down. Is the last step, which begins on
    a pixel, counted?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = n // stride
        total = max(0, (size - 1) * stride + span - n)
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
