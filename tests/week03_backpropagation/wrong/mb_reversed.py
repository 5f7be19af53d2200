"""MB-REVERSED

task: 3.5
message: The gradients of the last layer come first in your list. In which order do
    params list the layers, and in which order did you find the gradients?
"""

from backprop import activation_backward, dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    dout = softmax_ce_backward(logits, y)
    grads = []
    for k in reversed(range(len(params))):
        dx, dW, db = dense_backward(dout, cache[k]["x"], params[k]["W"])
        grads.append({"W": dW, "b": db})
        if k > 0:
            dout = activation_backward(dx, cache[k - 1]["z"], activation)
    return grads
