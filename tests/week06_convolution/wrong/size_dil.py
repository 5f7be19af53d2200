"""SIZE-DIL

task: 6.1
message: Dilation changed nothing, or not enough. How far is the last tap from the
    first, if the taps are two pixels apart?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = k
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
