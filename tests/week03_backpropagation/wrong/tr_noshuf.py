"""TR-NOSHUF

task: 3.9
message: The batches are the same in every epoch, in the order of the rows. What
    should happen to the order when an epoch begins?
"""

import numpy as np
from backprop import cross_entropy, mlp_backward, mlp_forward


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    history = {"loss": [], "acc": []}
    for _ in range(epochs):
        order = np.arange(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            logits, cache = mlp_forward(X[batch], params)
            opt.step(mlp_backward(logits, y[batch], cache, params))
        logits, _ = mlp_forward(X, params)
        history["loss"].append(cross_entropy(logits, y))
        history["acc"].append(float(np.mean(logits.argmax(axis=1) == y)))
    return history
