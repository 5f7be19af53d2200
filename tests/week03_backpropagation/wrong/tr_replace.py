"""TR-REPLACE

task: 3.9
message: Some samples come up twice in an epoch and others not at all. Is drawing
    indices at random the same as putting all of them into a random order?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = rng.integers(len(X), size=len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
