"""BRC-NOERR

task: 0.1
message: Lengths 3 and 4 of one axis got a result. Which of the two could be stretched
    to the other?
"""


def broadcast_shape(a, b):
    axes = max(len(a), len(b))
    a = (1,) * (axes - len(a)) + tuple(a)
    b = (1,) * (axes - len(b)) + tuple(b)
    return tuple(n if m == 1 else m for m, n in zip(a, b, strict=True))
