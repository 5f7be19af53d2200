"""PM-INSIZE

task: 6.6
message: A convolution was counted at the places of its input. How many outputs does
    it compute?
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
            area = height * width
            height = conv_output_size(height, kernel, *rest)[0]
            width = conv_output_size(width, kernel, *rest)[0]
            weights = kernel**2 * channels * filters
            params, macs = params + weights + filters, macs + weights * area
            channels = filters
    return params, macs
