"""TS-GAPTRAIN

task: 8.7
message: The gap is taken away from the older part. Which parts give up rows?
"""


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((fracs[0] + fracs[1]) * n)
    return slice(0, first - gap), slice(first, second - gap), slice(second, n)
