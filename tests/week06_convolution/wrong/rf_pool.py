"""RF-POOL

task: 6.6
message: Pooling layers did not widen the field. How many values does a pool of 2
    look at?
"""


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        if layer["kind"] == "conv":
            field += (layer["kernel"] - 1) * layer["dilation"] * step
        step *= layer["stride"]
    return field
