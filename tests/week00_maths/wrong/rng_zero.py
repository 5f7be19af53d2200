"""RNG-ZERO

task: 0.8
message: Try the seed 0. Do 0, 1000 * 0 and [0, 0] give `default_rng` different streams,
    and who else uses one of them?
"""

import numpy as np


def spawn_rngs(seed, k):
    return [np.random.default_rng([i, seed]) for i in range(k)]
