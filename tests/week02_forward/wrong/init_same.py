"""INIT-SAME

task: 2.1
message: Two layers share the same numbers. Is there one generator for all layers,
    or does each layer start a new one?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        rng = np.random.default_rng(0)
        scale = np.sqrt(2 / m if scheme == "he" else 2 / (m + n))
        layers.append({"W": rng.normal(0, scale, size=(m, n)), "b": np.zeros(n)})
    return layers
