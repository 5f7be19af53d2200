"""margin sample by sample

task: 1.5
"""

import math


def margin_and_bound(X, y, w, b):
    length = math.hypot(*w, b)
    gamma = min(
        float(label)
        * (math.fsum(p * q for p, q in zip(row, w, strict=True)) + b)
        / length
        for row, label in zip(X, y, strict=True)
    )
    radius = max(math.hypot(*row, 1.0) for row in X)
    return [gamma, math.inf if gamma <= 0 else (radius / gamma) ** 2]
