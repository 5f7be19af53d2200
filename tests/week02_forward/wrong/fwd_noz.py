"""FWD-NOZ

task: 2.4
message: The cache has the inputs of the layers and no pre-activations. What else
    does the docstring ask for?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for k, layer in enumerate(params):
        z = dense_forward(x, layer["W"], layer["b"])
        cache.append({"x": x})
        x = z if k == len(params) - 1 else activate(z, activation)
    return x, cache
