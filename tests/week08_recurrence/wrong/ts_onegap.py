"""TS-ONEGAP

task: 8.7
message: There is a gap at one border only. How many borders are there?
"""


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((fracs[0] + fracs[1]) * n)
    return slice(0, first), slice(first + gap, second), slice(second, n)
