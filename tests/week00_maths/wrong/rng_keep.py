"""RNG-KEEP

task: 0.8
message: One of the streams is that of default_rng(seed) itself. Who else may be using
    it?
"""

import numpy as np


def spawn_rngs(seed, k):
    parent = np.random.default_rng(seed)
    return [parent, *parent.spawn(k - 1)]
