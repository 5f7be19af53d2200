"""FWD-XOUT

task: 2.4
message: Under x the cache has what the layer passed on. What went into it?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for k, layer in enumerate(params):
        z = dense_forward(x, layer["W"], layer["b"])
        x = z if k == len(params) - 1 else activate(z, activation)
        cache.append({"x": x, "z": z})
    return x, cache
