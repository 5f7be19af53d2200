"""BRC-REV

task: 0.1
message: The lengths are right and stand the wrong way round. If axes are collected
    from the last to the first, what is left to do?
"""


def broadcast_shape(a, b):
    axes = max(len(a), len(b))
    a = (1,) * (axes - len(a)) + tuple(a)
    b = (1,) * (axes - len(b)) + tuple(b)
    shape = []
    for m, n in zip(reversed(a), reversed(b), strict=True):
        if m != n and m != 1 and n != 1:
            raise ValueError("no common shape")
        shape.append(n if m == 1 else m)
    return tuple(shape)
