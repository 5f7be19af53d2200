"""FWD-XSAMPLE

task: 2.4
message: The cache gives every layer the network's own input as x. What went into
    the second layer?
"""


def mlp_forward(x, params, activation="relu"):
    cache, sample = [], x
    for k, layer in enumerate(params):
        z = dense_forward(x, layer["W"], layer["b"])
        cache.append({"x": sample, "z": z})
        x = z if k == len(params) - 1 else activate(z, activation)
    return x, cache
