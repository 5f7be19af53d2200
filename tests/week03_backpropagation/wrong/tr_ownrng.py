"""TR-OWNRNG

task: 3.9
message: Generators of different seeds gave the same batches. Where does the randomness
    of your order come from?
"""

import numpy as np
from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for epoch in range(epochs):
        order = np.random.default_rng(epoch).permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
