"""DEEP-SAME

task: 1.7
message: At depth 0 your result is the caller's own array or it was changed. Whose
    array do you write into?
"""


def tent(x, depth):
    for _ in range(depth):
        x *= 2
        x[x > 1] = 2 - x[x > 1]
    return x
