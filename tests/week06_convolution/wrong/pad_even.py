"""PAD-EVEN

task: 6.1
message: Both ends always got the same number of zeros, and so in all one more than
    are needed. As few as possible: may that be an odd number?
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    span = dilation * (k - 1) + 1
    if padding == "same":
        size = -(-n // stride)
        total = max(0, (size - 1) * stride + span - n)
        return size, ((total + 1) // 2, (total + 1) // 2)
    if span > n:
        raise ValueError("The kernel must fit into the input.")
    return (n - span) // stride + 1, (0, 0)
