"""INIT-ONE

task: 2.1
message: Half of the variance is missing for he. ReLU silences about half of the
    units: which number in the formula makes up for that?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        scale = np.sqrt(1 / m if scheme == "he" else 2 / (m + n))
        layers.append({"W": rng.normal(0, scale, size=(m, n)), "b": np.zeros(n)})
    return layers
