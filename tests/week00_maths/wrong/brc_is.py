"""BRC-IS

task: 0.1
message: Two integers can be equal and still be two objects. Which of the two does the
    rule ask for, and which does your comparison?
"""


def broadcast_shape(a, b):
    axes = max(len(a), len(b))
    a, b = (1,) * (axes - len(a)) + a, (1,) * (axes - len(b)) + b
    shape = []
    for m, n in zip(a, b, strict=True):
        if m is not n and 1 not in (m, n):
            raise ValueError("shapes do not fit")
        shape.append(n if m == 1 else m)
    return tuple(shape)
