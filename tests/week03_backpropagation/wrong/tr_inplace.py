"""TR-INPLACE

task: 3.9
message: The samples and labels that were passed have changed. Does your code put them
    into a new order, or copies of them?
"""

import numpy as np
from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        mixed = rng.permutation(len(X))
        X[:], y[:] = X[mixed], y[mixed]
        order = np.arange(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
