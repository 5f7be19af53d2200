"""RNG-SAME

task: 0.8
message: All streams are the same stream. If pictures are drawn from one and labels
    from another, how are they related?
"""

import numpy as np


def spawn_rngs(seed, k):
    return [np.random.default_rng(seed) for _ in range(k)]
