"""MB-REVERSED

task: 3.5
message: The gradients of the last layer come first in your list. In which order do
    params list the layers, and in which order did you find the gradients?
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
        dx, dW, db = dense_backward(dout, cache[k][0], params[k]["W"])
        grads.append({"W": dW, "b": db})
        if k > 0:
            dout = activation_backward(dx, cache[k - 1][1], activation)
    return loss, grads
