"""PM-NOBIAS

task: 6.6
message: There are as many parameters too few as there are filters and units. What
    does each of them have besides its weights?
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
            params, macs = params + weights, macs + weights
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
            params, macs = params + weights, macs + weights * height * width
            channels = filters
    return params, macs
