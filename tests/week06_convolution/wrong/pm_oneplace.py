"""PM-ONEPLACE

task: 6.6
message: Each weight of a convolution was used once. At how many places does a
    filter stand in one image?
"""


def params_and_macs(layers, input_shape):
    height, width, channels = input_shape
    params = macs = 0
    for layer in layers:
        kind = layer["kind"]
        if kind == "global_pool":
            height = width = 1
        elif kind == "dense":
            weights = height * width * channels * layer["units"]
            height, width, channels = 1, 1, layer["units"]
            params, macs = params + weights + channels, macs + weights
        elif kind == "pool":
            kernel, stride = layer["kernel"], layer["stride"]
            height = conv_output_size(height, kernel, stride, "valid")[0]
            width = conv_output_size(width, kernel, stride, "valid")[0]
        else:
            kernel, filters = layer["kernel"], layer["filters"]
            rest = layer["stride"], layer["padding"], layer["dilation"]
            height = conv_output_size(height, kernel, *rest)[0]
            width = conv_output_size(width, kernel, *rest)[0]
            weights = kernel**2 * channels * filters
            params, macs = params + weights + filters, macs + weights
            channels = filters
    return params, macs
