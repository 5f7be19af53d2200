"""INIT-BIAS

task: 2.1
message: Your biases are drawn at random. What does the docstring say they start
    from?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        scale = np.sqrt(2 / m if scheme == "he" else 2 / (m + n))
        W = rng.normal(0, scale, size=(m, n))
        layers.append({"W": W, "b": rng.normal(0, scale, size=n)})
    return layers
