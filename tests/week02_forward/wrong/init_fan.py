"""INIT-FAN

task: 2.1
message: The spread of your weights follows the number of outputs of the layer. How
    many terms does one unit's sum have?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        scale = np.sqrt(2 / n if scheme == "he" else 2 / (m + n))
        layers.append({"W": rng.normal(0, scale, size=(m, n)), "b": np.zeros(n)})
    return layers
