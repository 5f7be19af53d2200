"""train_mlp with random keys

task: 3.9
"""

import numpy as np
from backprop import cross_entropy, mlp_backward, mlp_forward


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    history = {"loss": np.zeros(epochs), "acc": np.zeros(epochs)}
    for epoch in range(epochs):
        keys = rng.random(len(y)).argsort()
        X_epoch, y_epoch = X[keys], y[keys]
        while len(y_epoch):
            logits, cache = mlp_forward(X_epoch[:batch_size], params)
            opt.step(mlp_backward(logits, y_epoch[:batch_size], cache, params))
            X_epoch, y_epoch = X_epoch[batch_size:], y_epoch[batch_size:]
        logits, _ = mlp_forward(X, params)
        history["loss"][epoch] = cross_entropy(logits, y)
        history["acc"][epoch] = np.mean(np.argmax(logits, axis=1) == y)
    return history
