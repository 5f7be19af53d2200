"""time_split by ceiling, returns and scaling by loops

task: 8.7
"""

import math

import numpy as np


def time_split(n, fracs, gap=0):
    first = math.ceil(n * fracs[0] - 1e-9)
    last = math.floor(n * fracs[2] + 1e-9)
    return slice(0, first), slice(first + gap, n - last), slice(n - last + gap, n)


def to_returns(p):
    return np.array([math.log(b / a) for a, b in zip(p[:-1], p[1:], strict=True)])


def from_returns(p0, r):
    prices = [float(p0)]
    for change in r:
        prices.append(prices[-1] * math.exp(change))
    return prices


def scale_by_train(x, train):
    past = [float(value) for value in x[train]]
    mean = math.fsum(past) / len(past)
    std = math.sqrt(math.fsum((v - mean) ** 2 for v in past) / len(past))
    std = std if max(past) > min(past) else 1.0
    return np.array([(float(v) - mean) / std for v in x]), mean, std
