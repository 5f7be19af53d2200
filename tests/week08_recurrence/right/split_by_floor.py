"""time_split by floor, returns by products, numpy scalars

task: 8.7
"""

import numpy as np


def time_split(n, fracs, gap=0):
    borders = [0, *(int(share * n + 1e-9) for share in np.cumsum(fracs[:2])), n]
    starts = [0, borders[1] + gap, borders[2] + gap]
    return [slice(a, b, 1) for a, b in zip(starts, borders[1:], strict=True)]


def to_returns(p):
    return np.log(p[1:] / p[:-1])


def from_returns(p0, r):
    return np.cumprod([p0, *np.exp(r)])


def scale_by_train(x, train):
    mean, std = np.mean(x[train]), np.std(x[train])
    if np.ptp(x[train]) == 0:
        mean, std = x[train][0], 1
    return (x - mean) / std, mean, std
