"""BRC-ZERO

task: 0.1
message: Next to length 3 an axis of length 0 was let through. Which is the only
    length that is stretched?
"""


def broadcast_shape(a, b):
    axes = max(len(a), len(b))
    a = (1,) * (axes - len(a)) + tuple(a)
    b = (1,) * (axes - len(b)) + tuple(b)
    shape = []
    for m, n in zip(a, b, strict=True):
        if m > 1 and n > 1 and m != n:
            raise ValueError("no common shape")
        shape.append(0 if 0 in (m, n) else max(m, n))
    return tuple(shape)
