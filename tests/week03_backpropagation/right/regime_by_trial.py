"""lr_regime from the factors of a step

task: 3.10
"""


def lr_regime(eigs, lr):
    factors = [1 - lr * e for e in eigs]
    if min(factors) >= 0:
        return "monotone"
    return "oscillates" if min(factors) > -1 else "diverges"
