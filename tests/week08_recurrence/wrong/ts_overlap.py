"""TS-OVERLAP

task: 8.7
message: The parts overlap by the gap. Which rows does the gap take away?
"""


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((fracs[0] + fracs[1]) * n)
    return slice(0, first), slice(first - gap, second), slice(second - gap, n)
