"""MB-ACT

task: 3.5
message: The last layer is right, and the first wrong gradients come below it: with
    several hidden layers, a gradient met the pre-activations of another layer. Whose
    z went into the activation between layer k - 1 and layer k?
"""

from backprop import activation_backward, dense_backward, softmax_ce_backward


def mlp_backward(logits, y, cache, params, activation="relu"):
    dout = softmax_ce_backward(logits, y)
    grads = []
    for i, layer in enumerate(reversed(params)):
        k = len(params) - 1 - i
        dx, dW, db = dense_backward(dout, cache[k]["x"], layer["W"])
        grads.insert(0, {"W": dW, "b": db})
        if k > 0:
            dout = activation_backward(dx, cache[i]["z"], activation)
    return grads
