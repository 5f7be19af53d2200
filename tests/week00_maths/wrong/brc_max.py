"""BRC-MAX

task: 0.1
message: An axis of length 1 is stretched to whatever the other one has. Is that
    always the larger number, also if the other length is 0?
"""


def broadcast_shape(a, b):
    axes = max(len(a), len(b))
    a = (1,) * (axes - len(a)) + tuple(a)
    b = (1,) * (axes - len(b)) + tuple(b)
    for m, n in zip(a, b, strict=True):
        if m != n and m != 1 and n != 1:
            raise ValueError("no common shape")
    return tuple(max(m, n) for m, n in zip(a, b, strict=True))
