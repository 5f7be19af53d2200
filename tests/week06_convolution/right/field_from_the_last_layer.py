"""field from the last layer

task: 6.6
"""


def receptive_field(layers):
    seen = 1
    for layer in reversed(layers):
        span = layer.get("dilation", 1) * (layer["kernel"] - 1) + 1
        seen = (seen - 1) * layer["stride"] + span
    return seen


def out_size(n, layer):
    if layer.get("padding") == "same":
        return -(-n // layer["stride"])
    span = layer.get("dilation", 1) * (layer["kernel"] - 1)
    return (n - span - 1) // layer["stride"] + 1


def params_and_macs(layers, input_shape):
    h, w, c = input_shape
    params, macs = [], []
    for layer in layers:
        if layer["kind"] == "dense":
            params.append((h * w * c + 1) * layer["units"])
            macs.append(h * w * c * layer["units"])
            h, w, c = 1, 1, layer["units"]
        elif layer["kind"] == "global_pool":
            h, w = 1, 1
        else:
            h, w = out_size(h, layer), out_size(w, layer)
        if layer["kind"] == "conv":
            taps = layer["kernel"] * layer["kernel"] * c
            c = layer["filters"]
            params.append((taps + 1) * c)
            macs.append(taps * c * h * w)
    return [sum(params), sum(macs)]
