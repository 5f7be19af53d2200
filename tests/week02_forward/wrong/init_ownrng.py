"""INIT-OWNRNG

task: 2.1
message: Every call draws the same network, whatever generator it is given. Which
    generator do your numbers come from?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    rng = np.random.default_rng(42)
    layers = []
    for m, n in pairwise(sizes):
        scale = np.sqrt(2 / m if scheme == "he" else 2 / (m + n))
        layers.append({"W": rng.normal(0, scale, size=(m, n)), "b": np.zeros(n)})
    return layers
