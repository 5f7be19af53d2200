"""recursion

task: 0.1
"""


def broadcast_shape(a, b):
    if len(a) < len(b):
        return broadcast_shape(b, a)
    if not b:
        return tuple(a)
    *before, m = a
    *other, n = b
    if m not in (n, 1) and n != 1:
        raise ValueError("The shapes do not fit.")
    return (*broadcast_shape(before, other), m if n == 1 else n)
