"""INIT-STD

task: 2.1
message: Your weights are spread too little, by the square root of the variance that
    is asked for. Does your generator's argument take a variance or a standard
    deviation?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        scale = 2 / m if scheme == "he" else 2 / (m + n)
        layers.append({"W": rng.normal(0, scale, size=(m, n)), "b": np.zeros(n)})
    return layers
