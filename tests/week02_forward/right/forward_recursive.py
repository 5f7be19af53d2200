"""the rest of the network by recursion

task: 2.4
"""


def mlp_forward(x, params, activation="relu"):
    first, *rest = params
    z = dense_forward(x, first["W"], first["b"])
    entry = {"z": z, "x": x}
    if not rest:
        return z, [entry]
    logits, cache = mlp_forward(activate(z, activation), rest, activation)
    return logits, [entry] + cache
