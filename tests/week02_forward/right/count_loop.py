"""a loop over positions

task: 2.2
"""


def count_parameters(sizes, bias=True):
    total = 0
    for k in range(len(sizes) - 1):
        total += sizes[k] * sizes[k + 1]
        if bias:
            total += sizes[k + 1]
    return total
