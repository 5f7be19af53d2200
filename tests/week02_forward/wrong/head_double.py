"""HEAD-DOUBLE

task: 2.9
message: The cross-entropy got probabilities. What does `_from_logits` say about its
    argument?
"""

import numpy as np
from losses import bce_from_logits, cross_entropy_from_logits, mse_loss, softmax
from network import activate, mlp_forward


def compare_heads(X, y, params):
    table = {}
    for hidden in HIDDEN:
        logits, _ = mlp_forward(X, params, hidden)
        onehot = np.eye(logits.shape[1])[y]
        table[hidden] = {
            "softmax+cross_entropy": cross_entropy_from_logits(softmax(logits), y),
            "sigmoid+bce": bce_from_logits(logits.ravel(), onehot.ravel()),
            "sigmoid+mse": mse_loss(activate(logits, "sigmoid"), onehot),
            "linear+mse": mse_loss(logits, onehot),
        }
    return table
