"""TR-GLOBRNG

task: 3.9
message: Two runs with the same seed differ. Does every random number come from `rng`?
"""

import numpy as np
from backprop import cross_entropy, mlp_backward, mlp_forward


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    history = {"loss": [], "acc": []}
    for _ in range(epochs):
        order = np.random.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            logits, cache = mlp_forward(X[batch], params)
            opt.step(mlp_backward(logits, y[batch], cache, params))
        logits, _ = mlp_forward(X, params)
        history["loss"].append(cross_entropy(logits, y))
        history["acc"].append(float(np.mean(logits.argmax(axis=1) == y)))
    return history
