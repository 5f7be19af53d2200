"""SM-AFTER

task: 8.9
message: The temperature acts on the probabilities, where it cancels out or does
    something else. On what does the formula use it?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.exp(z - np.max(z))
    p = p / p.sum() / temperature
    return int(rng.choice(len(p), p=p / p.sum()))
