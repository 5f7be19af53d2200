"""RNG-FRESH

task: 0.8
message: A second call gave other numbers. What do the generators know of the seed?
"""

import numpy as np


def spawn_rngs(seed, k):
    return [np.random.default_rng() for _ in range(k)]
