"""SM-TEMPINV

task: 8.9
message: A higher temperature makes the draw sharper. Is it a product or a quotient?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.exp((z - np.max(z)) * temperature)
    return int(rng.choice(len(p), p=p / p.sum()))
