"""RNG-PLUS

task: 0.8
message: Within one family all is well. But which of the seeds seed + 0, seed + 1, ...
    does the family of seed + 1 use?
"""

import numpy as np


def spawn_rngs(seed, k):
    return [np.random.default_rng(seed + i) for i in range(k)]
