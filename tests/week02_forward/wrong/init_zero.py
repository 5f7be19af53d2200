"""INIT-ZERO

task: 2.1
message: All your weights of a layer are equal. What will then ever make one hidden
    unit different from the next?
"""

from itertools import pairwise

import numpy as np


def init_mlp(sizes, rng, scheme="he"):
    return [{"W": np.zeros((m, n)), "b": np.zeros(n)} for m, n in pairwise(sizes)]
