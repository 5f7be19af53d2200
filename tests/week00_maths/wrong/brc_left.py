"""BRC-LEFT

task: 0.1
message: Shapes of different length meet at an end. Lay (2, 3) and (3,) below each
    other: is it the first axes or the last that stand in line?
"""


def broadcast_shape(a, b):
    axes = max(len(a), len(b))
    a = tuple(a) + (1,) * (axes - len(a))
    b = tuple(b) + (1,) * (axes - len(b))
    for m, n in zip(a, b, strict=True):
        if m != n and m != 1 and n != 1:
            raise ValueError("no common shape")
    return tuple(n if m == 1 else m for m, n in zip(a, b, strict=True))
