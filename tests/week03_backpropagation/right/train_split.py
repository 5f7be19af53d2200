"""train_mlp with array_split and shuffle

task: 3.9
"""

import numpy as np
from backprop import cross_entropy, mlp_backward, mlp_forward


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses, accuracies = [], []
    for _ in range(epochs):
        order = np.arange(len(X))
        rng.shuffle(order)
        for rows in np.split(order, range(batch_size, len(X), batch_size)):
            logits, cache = mlp_forward(X.take(rows, axis=0), params)
            opt.step(mlp_backward(logits, y[rows], cache, params))
        logits = mlp_forward(X, params)[0]
        losses.append(cross_entropy(logits, y))
        accuracies.append(np.float32((np.argmax(logits, 1) == y).sum() / len(y)))
    return dict(loss=tuple(losses), acc=np.array(accuracies))
