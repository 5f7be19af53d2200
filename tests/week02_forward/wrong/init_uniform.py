"""INIT-UNIFORM

task: 2.1
message: The spread is right, but no weight is larger than a fixed limit. Which
    distribution does the docstring name?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        limit = np.sqrt(3 * (2 / m if scheme == "he" else 2 / (m + n)))
        layers.append({"W": rng.uniform(-limit, limit, size=(m, n)), "b": np.zeros(n)})
    return layers
