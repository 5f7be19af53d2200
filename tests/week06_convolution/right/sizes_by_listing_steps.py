"""sizes by listing steps

task: 6.1
"""


def conv_output_size(n, k, stride, padding, dilation=1):
    taps = [dilation * t for t in range(k)]
    if padding == "valid":
        size = len(range(0, n - taps[-1], stride))
        if not size:
            raise ValueError("too long")
        return [size, [0, 0]]
    starts = range(0, n, stride)
    missing = max(starts[-1] + taps[-1] - (n - 1), 0)
    return [len(starts), [missing // 2, (missing + 1) // 2]]
