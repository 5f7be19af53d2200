"""TR-SINGLE

task: 3.9
message: A last batch of a single sample was left out. How many samples does a batch
    need so that its mean loss exists?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            if len(batch) == 1 and batch_size > 1:
                continue
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
