"""RF-EARLY

task: 6.6
message: The stride of a layer already stretched its own kernel. Between which
    values does a layer's stride make a distance: those that go in or those that
    come out?
"""


def receptive_field(layers):
    field, step = 1, 1
    for layer in layers:
        step *= layer["stride"]
        field += (layer["kernel"] - 1) * layer.get("dilation", 1) * step
    return field
