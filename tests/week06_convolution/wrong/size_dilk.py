"""SIZE-DILK

task: 6.1
message: A kernel with dilation was taken to span k * dilation pixels. Draw two
    taps, three pixels apart: how many pixels from the first to the last, both
    counted?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * k
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
