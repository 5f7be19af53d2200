"""a loop with math.log

task: 0.5
"""

import math


def entropy_kl(p, q):
    entropy = divergence = 0.0
    for x, y in zip(p, q, strict=True):
        if x == 0:
            continue
        entropy -= x * math.log(x)
        divergence += x * math.log(x / y) if y > 0 else math.inf
    return [entropy, divergence]
