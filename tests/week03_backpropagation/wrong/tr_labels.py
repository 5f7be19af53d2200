"""TR-LABELS

task: 3.9
message: The gradients do not fit the samples: rows and labels got separated. Which
    labels belong to the rows of a shuffled batch?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            labels = y[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], labels, params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
