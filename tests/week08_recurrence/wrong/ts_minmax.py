"""TS-MINMAX

task: 8.7
message: The series is scaled to between 0 and 1. Which two numbers does the formula
    use?
"""

import numpy as np


def scale_by_train(x, train):
    past = x[train]
    mean, std = float(past.mean()), float(np.ptp(past))
    if past.min() == past.max():
        mean, std = float(past[0]), 1.0
    return (x - past.min()) / std, mean, std
