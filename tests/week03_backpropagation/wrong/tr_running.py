"""TR-RUNNING

task: 3.9
message: The losses were noted before the steps, while the network was still changing.
    Of which network is the loss of an epoch?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(epochs):
        order, total = rng.permutation(len(X)), 0
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            loss, grads = loss_and_gradients(X[batch], y[batch], params)
            opt.step(grads)
            total += loss * len(batch)
        losses.append(total / len(X))
    return {"loss": losses}
