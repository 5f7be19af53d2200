"""RF-SUM

task: 6.6
message: Whole kernels were added up. How many new pixels does a second kernel of 3
    bring, if one of its taps lies where the first layer already looked?
"""


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        field += layer["kernel"] * layer.get("dilation", 1) * step
        step *= layer["stride"]
    return field
