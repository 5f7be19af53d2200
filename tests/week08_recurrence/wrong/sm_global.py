"""SM-GLOBAL

task: 8.9
message: The draw does not depend on the generator that was passed. Which generator
    draws?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.exp((z - np.max(z)) / temperature)
    return int(np.random.choice(len(p), p=p / p.sum()))
