"""TS-REVERSED

task: 8.7
message: The newest rows are for training. Which part comes first in time?
"""


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((fracs[0] + fracs[1]) * n)
    return (
        slice(n - first, n),
        slice(n - second + gap, n - first),
        slice(gap, n - second),
    )
