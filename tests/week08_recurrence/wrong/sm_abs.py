"""SM-ABS

task: 8.9
message: The logits are used as weights. What turns a logit into a probability?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.maximum(z - np.min(z), 0) ** (1 / max(temperature, 0.005)) + 1e-300
    p = p / p.sum()
    return int(rng.choice(len(p), p=p))
