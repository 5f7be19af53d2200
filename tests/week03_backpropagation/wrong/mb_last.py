"""MB-LAST

task: 3.5
message: The gradient of the logits went through an activation. Is there one after the
    last layer?
"""

from backprop import activation_backward, dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    dout = softmax_ce_backward(logits, y)
    grads = []
    for k in reversed(range(len(params))):
        dout = activation_backward(dout, cache[k]["z"], activation)
        dout, dW, db = dense_backward(dout, cache[k]["x"], params[k]["W"])
        grads.insert(0, {"W": dW, "b": db})
    return grads
