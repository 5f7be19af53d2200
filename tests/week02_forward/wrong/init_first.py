"""INIT-FIRST

task: 2.1
message: The first of several layers is narrower than the docstring's variance says.
    Does the formula ask where in the network a layer stands?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for fan_in, fan_out in pairwise(sizes):
        gain = 2 if layers or len(sizes) == 2 else 1
        variance = gain / fan_in if scheme == "he" else 2 / (fan_in + fan_out)
        W = rng.normal(scale=np.sqrt(variance), size=(fan_in, fan_out))
        layers.append({"W": W, "b": np.zeros(fan_out)})
    return layers
