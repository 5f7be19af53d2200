"""MB-POST

task: 3.5
message: The slopes were taken at what came out of the activation. Which entry of the
    cache holds what went into it?
"""

from backprop import activation_backward, dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    dout = softmax_ce_backward(logits, y)
    grads = []
    for k in reversed(range(len(params))):
        dx, dW, db = dense_backward(dout, cache[k]["x"], params[k]["W"])
        grads.insert(0, {"W": dW, "b": db})
        if k > 0:
            dout = activation_backward(dx, cache[k]["x"], activation)
    return grads
