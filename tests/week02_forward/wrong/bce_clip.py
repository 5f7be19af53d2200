"""BCE-CLIP

task: 2.8
message: A sure mistake costs as much as its logit says, and yours stops at a limit.
    What happens to the probability before your log sees it?
"""

import numpy as np


def bce_from_logits(z, y):
    p = np.clip(0.5 + 0.5 * np.tanh(z / 2), 1e-7, 1 - 1e-7)
    return float(np.mean(-(y * np.log(p) + (1 - y) * np.log(1 - p))))
