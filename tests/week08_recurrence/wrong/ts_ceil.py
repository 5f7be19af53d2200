"""TS-CEIL

task: 8.7
message: The newest part is almost two rows short. What happens to the third size if the
    first two are both rounded up?
"""

import math


def time_split(n, fracs, gap=0):
    if len(fracs) != 3 or min(fracs) < 0 or abs(sum(fracs) - 1) > 1e-9:
        raise ValueError
    if n < 1 or gap < 0:
        raise ValueError
    a = math.ceil(n * fracs[0])
    b = min(a + math.ceil(n * fracs[1]), n)
    return slice(0, a), slice(a + gap, b), slice(b + gap, n)
