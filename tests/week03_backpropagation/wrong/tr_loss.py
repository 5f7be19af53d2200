"""TR-LOSS

task: 3.9
message: The loss was measured on the last batch only. On which samples does the
    docstring measure it?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X[batch], y[batch], params)[0])
    return {"loss": losses}
