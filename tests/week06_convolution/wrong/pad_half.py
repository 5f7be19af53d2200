"""PAD-HALF

task: 6.1
message: The zeros do not depend on the stride or on the length. Which pixel does
    the last of the steps begin at, and how many are missing there?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = span - 1
        return size, (total // 2, total - total // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
