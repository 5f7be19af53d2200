"""MB-RELU

task: 3.5
message: With another activation than ReLU the hidden layers get the gradients of
    ReLU. What is the argument `activation` for?
"""

from backprop import dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    dout = softmax_ce_backward(logits, y)
    grads = []
    for k in reversed(range(len(params))):
        dx, dW, db = dense_backward(dout, cache[k]["x"], params[k]["W"])
        grads.insert(0, {"W": dW, "b": db})
        if k > 0:
            dout = dx * (cache[k - 1]["z"] > 0)
    return grads
