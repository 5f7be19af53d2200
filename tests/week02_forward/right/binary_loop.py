"""a loop with a choice by sign

task: 2.8
"""

import math


def bce_from_logits(z, y):
    total = 0.0
    for logit, target in zip(z, y, strict=True):
        if logit > 0:
            total += (1 - target) * logit + math.log1p(math.exp(-logit))
        else:
            total += -target * logit + math.log1p(math.exp(logit))
    return total / len(z)
