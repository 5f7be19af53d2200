"""TR-ROTATE

task: 3.9
message: Each batch holds rows that stand side by side in X. Could any two samples meet
    in a batch, as in a random order?
"""

import numpy as np
from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = np.roll(np.arange(len(X)), rng.integers(len(X)))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
