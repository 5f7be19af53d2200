"""spawned by a generator

task: 0.8
"""

import numpy as np


def spawn_rngs(seed, k):
    return np.random.default_rng(seed).spawn(k)
