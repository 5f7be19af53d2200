"""RNG-GLOBAL

task: 0.8
message: Everybody shares the global random state. What happens to a colleague's
    random numbers when your function seeds it?
"""

import numpy as np


def spawn_rngs(seed, k):
    np.random.seed(seed)
    return [np.random.default_rng(np.random.randint(2**31)) for _ in range(k)]
