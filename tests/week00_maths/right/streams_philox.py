"""generators of other bits, under the name `random`

task: 0.8
"""

import numpy as np


def spawn_rngs(seed, k):
    random = np.random.default_rng(np.random.SeedSequence(seed).spawn(1)[0])
    roots = [int.from_bytes(random.bytes(32), "little") for _ in range(k)]
    return [np.random.Generator(np.random.Philox(root)) for root in roots]
