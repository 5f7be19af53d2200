"""INIT-T

task: 2.1
message: W has its axes exchanged. Which comes first in its shape, the layer's
    inputs or its units?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        scale = np.sqrt(2 / m if scheme == "he" else 2 / (m + n))
        layers.append({"W": rng.normal(0, scale, size=(n, m)), "b": np.zeros(n)})
    return layers
