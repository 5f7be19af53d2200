"""RET-INT

task: 8.7
message: Prices lose their cents if `p0` is a whole number. Of which type is the array
    that collects them?
"""

import numpy as np


def from_returns(p0, r):
    _require_series(r)
    prices = np.full(len(r) + 1, p0)
    for t, value in enumerate(r):
        prices[t + 1] = prices[t] * np.exp(value)
    return prices
