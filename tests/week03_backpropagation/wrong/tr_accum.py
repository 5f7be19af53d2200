"""TR-ACCUM

task: 3.9
message: Gradients of earlier batches are still contained in those of later ones. What
    does a step need to know of the batches before?
"""

import numpy as np
from backprop import cross_entropy, mlp_backward, mlp_forward


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    history = {"loss": [], "acc": []}
    total = None
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            logits, cache = mlp_forward(X[batch], params)
            grads = mlp_backward(logits, y[batch], cache, params)
            if total is not None:
                for old, new in zip(total, grads, strict=True):
                    for name in new:
                        new[name] = new[name] + old[name]
            total = grads
            opt.step(grads)
        logits, _ = mlp_forward(X, params)
        history["loss"].append(cross_entropy(logits, y))
        history["acc"].append(float(np.mean(logits.argmax(axis=1) == y)))
    return history
