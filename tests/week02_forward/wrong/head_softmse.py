"""HEAD-SOFTMSE

task: 2.9
message: Your sigmoid+mse comes from softmax probabilities. What is the difference
    between C sigmoids and one softmax?
"""

import numpy as np
from losses import bce_from_logits, cross_entropy_from_logits, mse_loss, softmax
from network import mlp_forward


def compare_heads(X, y, params):
    table = {}
    for hidden in HIDDEN:
        logits, _ = mlp_forward(X, params, hidden)
        onehot = np.eye(logits.shape[1])[y]
        table[hidden] = {
            "softmax+cross_entropy": cross_entropy_from_logits(logits, y),
            "sigmoid+bce": bce_from_logits(logits.ravel(), onehot.ravel()),
            "sigmoid+mse": mse_loss(softmax(logits), onehot),
            "linear+mse": mse_loss(logits, onehot),
        }
    return table
