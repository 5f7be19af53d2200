"""FWD-NOACT

task: 2.4
message: Your network is linear: the activation changes nothing. Where does a hidden
    layer's result pass through it?
"""


def mlp_forward(x, params, activation="relu"):
    cache = []
    for layer in params:
        cache.append({"x": x, "z": dense_forward(x, layer["W"], layer["b"])})
        x = cache[-1]["z"]
    return x, cache
