"""BRC-ZIP

task: 0.1
message: zip stops where the shorter shape ends. What becomes of the axes that only
    the longer one has?
"""


def broadcast_shape(a, b):
    shape = []
    for m, n in zip(reversed(a), reversed(b), strict=False):
        if m != n and m != 1 and n != 1:
            raise ValueError("no common shape")
        shape.append(n if m == 1 else m)
    return tuple(reversed(shape))
