"""INIT-LIMIT

task: 2.1
message: Your weights fill an interval evenly and are spread too little. What is the
    standard deviation of a uniform distribution from -a to a, and is a normal one
    asked for?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        limit = np.sqrt(2 / m if scheme == "he" else 2 / (m + n))
        layers.append({"W": rng.uniform(-limit, limit, size=(m, n)), "b": np.zeros(n)})
    return layers
