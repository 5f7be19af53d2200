"""HEAD-FIXED

task: 2.9
message: Your three rows are the same. Where does the name of the hidden activation
    go?
"""

import numpy as np
from losses import bce_from_logits, cross_entropy_from_logits, mse_loss
from network import activate, mlp_forward


def compare_heads(X, y, params):
    table = {}
    for hidden in HIDDEN:
        logits, _ = mlp_forward(X, params)
        onehot = np.eye(logits.shape[1])[y]
        table[hidden] = {
            "softmax+cross_entropy": cross_entropy_from_logits(logits, y),
            "sigmoid+bce": bce_from_logits(logits.ravel(), onehot.ravel()),
            "sigmoid+mse": mse_loss(activate(logits, "sigmoid"), onehot),
            "linear+mse": mse_loss(logits, onehot),
        }
    return table
