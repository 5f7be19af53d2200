"""MB-ORDER

task: 3.5
message: The weights had already been changed when the gradient passed through them,
    so the layers below got a wrong one. When may a step be taken, and whose job is
    it?
"""

from backprop import activation_backward, dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    dout = softmax_ce_backward(logits, y)
    grads = []
    for k in reversed(range(len(params))):
        _, dW, db = dense_backward(dout, cache[k]["x"], params[k]["W"])
        grads.insert(0, {"W": dW, "b": db})
        params[k]["W"] -= 0.1 * dW
        if k > 0:
            dx = dout @ params[k]["W"].T
            dout = activation_backward(dx, cache[k - 1]["z"], activation)
    return grads
