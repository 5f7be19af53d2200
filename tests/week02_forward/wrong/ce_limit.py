"""CE-LIMIT

task: 2.7
message: Beyond some size, a sure mistake costs the same whatever its logits are.
    Where in your function does that limit come from?
"""

import numpy as np


def cross_entropy_from_logits(z, y, reduction="mean"):
    losses = np.minimum(-log_softmax(z)[np.arange(len(y)), y], 1e4)
    return losses if reduction == "none" else float(losses.mean())
