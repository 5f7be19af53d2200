"""FWD-CACHE

task: 2.4
message: The cache holds what came out of the activation in place of what went in.
    From an activation of 0, can anybody tell how negative z was?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for k, layer in enumerate(params):
        z = dense_forward(x, layer["W"], layer["b"])
        a = z if k == len(params) - 1 else activate(z, activation)
        cache.append({"x": x, "z": a})
        x = a
    return x, cache
