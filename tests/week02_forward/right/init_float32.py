"""float32, biases first, transposed draws

task: 2.1
"""

import math

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    shapes = list(zip(sizes[:-1], sizes[1:], strict=True))
    biases = [np.zeros(n, dtype=np.float32) for _, n in shapes]
    weights = []
    for m, n in reversed(shapes):
        std = math.sqrt(2 / m) if scheme == "he" else math.sqrt(2 / (m + n))
        weights.insert(0, rng.normal(0, std, (n, m)).T.astype("float32"))
    return [{"b": b, "W": W} for W, b in zip(weights, biases, strict=True)]
