"""INIT-RAW

task: 2.1
message: Your weights have a standard deviation of 1 in every layer. Where do the
    scheme and the sizes come in?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    return [
        {"W": rng.standard_normal((m, n)), "b": np.zeros(n)} for m, n in pairwise(sizes)
    ]
