"""SM-FRESH

task: 8.9
message: The draw does not depend on the generator that was passed. Which generator
    draws?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.exp((z - np.max(z)) / temperature)
    return int(np.random.default_rng(0).choice(len(p), p=p / p.sum()))
