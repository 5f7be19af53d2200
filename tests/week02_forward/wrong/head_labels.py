"""HEAD-LABELS

task: 2.9
message: The class numbers themselves were used as targets. Is class 3 more than
    class 1?
"""

import numpy as np
from losses import bce_from_logits, cross_entropy_from_logits, mse_loss
from network import activate, mlp_forward


def compare_heads(X, y, params):
    table = {}
    for hidden in HIDDEN:
        logits, _ = mlp_forward(X, params, hidden)
        onehot = np.tile(np.reshape(y, (-1, 1)), logits.shape[1]) * 1.0
        table[hidden] = {
            "softmax+cross_entropy": cross_entropy_from_logits(logits, y),
            "sigmoid+bce": bce_from_logits(
                logits.ravel(), np.minimum(onehot, 1).ravel()
            ),
            "sigmoid+mse": mse_loss(activate(logits, "sigmoid"), onehot),
            "linear+mse": mse_loss(logits, onehot),
        }
    return table
