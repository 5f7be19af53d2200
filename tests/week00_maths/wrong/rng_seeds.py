"""RNG-SEEDS

task: 0.8
message: These are seeds, or recipes for seeds. What draws numbers from them?
"""

import numpy as np


def spawn_rngs(seed, k):
    return np.random.SeedSequence(seed).spawn(k)
