"""INIT-ENDS

task: 2.1
message: A network of one layer has the right spread, and with more layers glorot
    has another. Which two numbers does each layer connect?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    layers = []
    for fan_in, fan_out in pairwise(sizes):
        variance = 2 / fan_in if scheme == "he" else 2 / (sizes[0] + sizes[-1])
        W = rng.normal(scale=np.sqrt(variance), size=(fan_in, fan_out))
        layers.append({"W": W, "b": np.zeros(fan_out)})
    return layers
