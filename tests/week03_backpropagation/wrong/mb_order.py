"""MB-ORDER

task: 3.5
message: The weights had already been changed when the gradient passed through them,
    so the layers below got a wrong one. When may a step be taken, and whose job is
    it?
"""

import numpy as np
from backprop import LEAK, activation_backward, dense_backward, softmax_ce_backward

ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0),
    "leaky_relu": lambda z: np.where(z > 0, z, LEAK * z),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
}


def loss_and_gradients(X, y, params, activation="relu"):
    act = ACTIVATIONS[activation]
    cache = []
    for layer in params:
        x = act(z) if cache else X
        z = x @ layer["W"] + layer["b"]
        cache.append((x, z))
    loss = np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y])
    dout, grads = softmax_ce_backward(z, y), []
    for k in reversed(range(len(params))):
        _, dW, db = dense_backward(dout, cache[k][0], params[k]["W"])
        grads.insert(0, {"W": dW, "b": db})
        params[k]["W"] -= 0.1 * dW
        if k > 0:
            dx = dout @ params[k]["W"].T
            dout = activation_backward(dx, cache[k - 1][1], activation)
    return loss, grads
