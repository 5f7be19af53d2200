"""train_mlp with split and shuffle, with a float32 loss

task: 3.9
"""

import numpy as np
from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = np.arange(len(X))
        rng.shuffle(order)
        for rows in np.split(order, range(batch_size, len(X), batch_size)):
            opt.step(loss_and_gradients(X.take(rows, axis=0), y[rows], params)[1])
        losses.append(np.float32(loss_and_gradients(X, y, params)[0]))
    return dict(loss=tuple(losses), epochs=epochs)
