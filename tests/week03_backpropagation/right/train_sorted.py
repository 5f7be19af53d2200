"""train_mlp with random keys

task: 3.9
"""

import numpy as np
from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    history = {"loss": np.zeros(epochs)}
    for epoch in range(epochs):
        keys = rng.random(len(y)).argsort()
        X_epoch, y_epoch = X[keys], y[keys]
        while len(y_epoch):
            _, grads = loss_and_gradients(
                X_epoch[:batch_size], y_epoch[:batch_size], params
            )
            opt.step(grads)
            X_epoch, y_epoch = X_epoch[batch_size:], y_epoch[batch_size:]
        history["loss"][epoch], _ = loss_and_gradients(X, y, params)
    return history
