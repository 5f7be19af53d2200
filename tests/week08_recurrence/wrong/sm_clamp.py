"""SM-CLAMP

task: 8.9
message: It is never as cold as asked. What is softmax([0, 1]), and with which
    temperature do the logits 0 and 0.004 give it?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    if np.ndim(z) != 1 or not temperature > 0:
        raise ValueError
    a = (z - np.max(z)) / max(temperature, 0.05)
    p = np.exp(a) / np.exp(a).sum()
    return int(rng.choice(len(p), p=p))
