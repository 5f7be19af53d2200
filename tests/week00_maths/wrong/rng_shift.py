"""RNG-SHIFT

task: 0.8
message: The streams are one stream, begun at different places. How many numbers does
    it take until one arrives where the next began?
"""

import numpy as np


def spawn_rngs(seed, k):
    streams = []
    for i in range(k):
        bits = np.random.PCG64(seed)
        bits.advance(i)
        streams.append(np.random.Generator(bits))
    return streams
