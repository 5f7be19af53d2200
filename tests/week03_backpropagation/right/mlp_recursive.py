"""loss_and_gradients by recursion, in float32, as a list and a tuple

task: 3.5
"""

import numpy as np
from backprop import activation_backward, dense_backward, softmax_ce_backward


def _squash(z, kind):
    """Compute an activation."""
    if kind == "sigmoid":
        return np.exp(-np.logaddexp(0, -z))
    if kind == "tanh":
        return np.tanh(z)
    return np.where(z > 0, z, z * (0.01 if kind == "leaky_relu" else 0))


def loss_and_gradients(X, y, params, activation="relu"):
    def through(x, k):
        """Return the loss, the gradient by `x`, and those of layer k and above."""
        W = params[k]["W"]
        z = np.dot(x, W) + params[k]["b"]
        if k == len(params) - 1:
            top = z.max(axis=1)
            rest = np.log(np.exp(z.T - top).sum(axis=0)) + top
            loss, above = np.float32((rest - np.choose(y, z.T)).mean()), ()
            dz = softmax_ce_backward(z, y)
        else:
            loss, dout, above = through(_squash(z, activation), k + 1)
            dz = activation_backward(dout, z, activation)
        dx, dW, db = dense_backward(dz, x, W)
        here = {"W": dW.astype(np.float32), "b": db.astype(np.float32)}
        return loss, dx, (here, *above)

    loss, _, grads = through(X, 0)
    return [loss, grads]
