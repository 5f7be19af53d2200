"""TS-RANDOM

task: 8.7
message: The rows are shuffled, so the model trains on the future. Which rows exist on
    the last day of training?
"""

import numpy as np


def time_split(n, fracs, gap=0):
    first, second = round(fracs[0] * n), round((fracs[0] + fracs[1]) * n)
    rows = np.random.default_rng(0).permutation(n)
    return rows[:first], rows[first + gap : second], rows[second + gap :]
