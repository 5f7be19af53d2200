"""a number and the seed as one seed

task: 0.8
"""

import numpy as np


def spawn_rngs(seed, k):
    return tuple(np.random.default_rng([i + 1, seed]) for i in range(k))
