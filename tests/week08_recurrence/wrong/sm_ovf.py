"""SM-OVF

task: 8.9
message: Large logits overflow. What can all logits lose without changing the softmax?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    p = np.exp(np.asarray(z) / temperature)
    return int(rng.choice(len(p), p=p / p.sum()))
