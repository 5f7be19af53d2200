"""FWD-INPUT

task: 2.4
message: The samples went through the activation before the first layer. Which
    numbers is the activation for?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for layer in params:
        x = activate(x, activation)
        cache.append({"x": x, "z": dense_forward(x, layer["W"], layer["b"])})
        x = cache[-1]["z"]
    return x, cache
