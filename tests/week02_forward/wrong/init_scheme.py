"""INIT-SCHEME

task: 2.1
message: he and glorot give the same spread. Where does your code look at `scheme`?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        W = rng.normal(0, np.sqrt(2 / m), size=(m, n))
        layers.append({"W": W, "b": np.zeros(n)})
    return layers
