"""FWD-REVERSED

task: 2.4
message: Your cache starts with the last layer. Which end does the docstring ask
    for, and which end does your code add to?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for layer in params:
        if cache:
            x = activate(cache[0]["z"], activation)
        cache.insert(0, {"x": x, "z": dense_forward(x, layer["W"], layer["b"])})
    return cache[0]["z"], cache
