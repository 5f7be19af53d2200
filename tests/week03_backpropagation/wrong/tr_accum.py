"""TR-ACCUM

task: 3.9
message: Gradients of earlier batches are still contained in those of later ones. What
    does a step need to know of the batches before?
"""

from backprop import loss_and_gradients


def train_mlp(X, y, params, opt, epochs, batch_size, rng):
    losses, total = [], None
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start : start + batch_size]
            grads = loss_and_gradients(X[batch], y[batch], params)[1]
            if total is not None:
                for old, new in zip(total, grads, strict=True):
                    for name in new:
                        new[name] = new[name] + old[name]
            total = grads
            opt.step(grads)
        losses.append(loss_and_gradients(X, y, params)[0])
    return {"loss": losses}
