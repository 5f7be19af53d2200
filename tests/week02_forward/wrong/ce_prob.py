"""CE-PROB

task: 2.7
message: A sure mistake costs as much as its logits say, and yours stops at about
    27.6. What happens to a probability of exp(-10000) before your log sees it?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    probs = np.clip(softmax(z), 1e-12, 1.0)
    losses = -np.log(probs[np.arange(len(y)), y])
    return losses if reduction == "none" else float(losses.mean())
