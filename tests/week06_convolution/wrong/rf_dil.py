"""RF-DIL

task: 6.6
message: Dilation changed nothing. How far is the last tap from the first, if they
    are four pixels apart?
"""


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        field += (layer["kernel"] - 1) * step
        step *= layer["stride"]
    return field
