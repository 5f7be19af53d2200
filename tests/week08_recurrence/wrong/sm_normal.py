"""SM-NORMAL

task: 8.9
message: A logit that leads wins more often than its probability. Which noise, added to
    logits, makes the largest a draw from their softmax?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    if np.ndim(z) != 1 or not temperature > 0:
        raise ValueError
    return int(np.argmax(np.asarray(z) / temperature + rng.normal(size=len(z))))
