"""TS-SHARES

task: 8.7
message: The border of validation and test is at another place. What is the share of all
    rows before it?
"""


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((1 - fracs[1]) * n)
    return slice(0, first), slice(first + gap, second), slice(second + gap, n)
