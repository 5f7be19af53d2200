"""RF-STRIDE

task: 6.6
message: Strides changed nothing. After a pooling with stride 2, how many pixels lie
    between two neighbouring values?
"""


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        field += (layer["kernel"] - 1) * layer.get("dilation", 1) * step
    return field
