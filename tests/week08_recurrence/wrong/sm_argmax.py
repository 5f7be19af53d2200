"""SM-ARGMAX

task: 8.9
message: The likeliest class always comes out. Who draws?
"""

import numpy as np


def sample_from_logits(z, temperature, rng):
    return int(np.argmax(z))
