"""FWD-FLAT

task: 2.4
message: A network with one output lost an axis of its logits. What shape does the
    docstring promise for C = 1?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for layer in params:
        if cache:
            x = activate(cache[-1]["z"], activation)
        cache.append({"x": x, "z": dense_forward(x, layer["W"], layer["b"])})
    z = cache[-1]["z"]
    return (z[:, 0] if z.shape[1] == 1 else z), cache
