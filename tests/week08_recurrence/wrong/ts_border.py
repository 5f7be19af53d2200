"""TS-BORDER

task: 8.7
message: The parts touch, so a window may start in one and end in the next. What is the
    gap for?
"""


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((fracs[0] + fracs[1]) * n)
    return slice(0, first), slice(first, second), slice(second, n)
