"""INIT-GLOBAL

task: 2.1
message: The same generator state gave two different networks. Do your numbers come
    from `rng`, or from NumPy's global state?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for m, n in pairwise(sizes):
        scale = np.sqrt(2 / m if scheme == "he" else 2 / (m + n))
        layers.append({"W": np.random.normal(0, scale, size=(m, n)), "b": np.zeros(n)})
    return layers
