"""TR-ATLEAST

task: 3.9
message: With epochs=0 something was trained or noted. How many losses does a run of no
    epochs have?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses = []
    for _ in range(max(epochs, 1)):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            opt.step(loss_and_gradients(X[batch], y[batch], params)[1])
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
