"""jumps of 2**127 draws

task: 0.8
"""

import numpy as np


def spawn_rngs(seed, k):
    bits = np.random.PCG64(seed)
    return [np.random.Generator(bits.jumped(i)) for i in range(1, k + 1)]
