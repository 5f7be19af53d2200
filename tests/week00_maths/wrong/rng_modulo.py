"""RNG-MODULO

task: 0.8
message: Seeds may be larger than 32 bits. Which two seeds are one for you?
"""

import numpy as np


def spawn_rngs(seed, k):
    children = np.random.SeedSequence(seed % 2**32).spawn(k)
    return [np.random.default_rng(child) for child in children]
