"""SM-NOTEMP

task: 8.9
message: The temperature plays no part, or cancels out. Where does the formula use it?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.exp(z - np.max(z))
    return int(rng.choice(len(p), p=p / p.sum()))
