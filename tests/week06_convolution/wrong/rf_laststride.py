"""RF-LASTSTRIDE

task: 6.6
message: Only the stride of the layer just before counted. If two layers halve the
    image, how many pixels lie between neighbouring values?
"""


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        field += (layer["kernel"] - 1) * layer.get("dilation", 1) * step
        step = layer["stride"]
    return field
