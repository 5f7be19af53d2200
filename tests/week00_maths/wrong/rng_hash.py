"""RNG-HASH

task: 0.8
message: Start Python twice and print hash("7/0"). Are the streams of today those of
    tomorrow?
"""

import numpy as np


def spawn_rngs(seed, k):
    return [np.random.default_rng(abs(hash(f"{seed}/{i}"))) for i in range(k)]
