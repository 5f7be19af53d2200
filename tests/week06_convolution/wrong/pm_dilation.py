"""PM-DILATION

task: 6.6
message: The dilation of a convolution does not change its output. Over how many
    pixels do three taps reach with dilation 2?
"""


def params_and_macs(layers, input_shape):
    height, width, channels = input_shape
    params = macs = 0
    for layer in layers:
        if layer["kind"] == "global_pool":
            height = width = 1
        elif layer["kind"] == "dense":
            weights = height * width * channels * layer["units"]
            height, width, channels = 1, 1, layer["units"]
            params, macs = params + weights + channels, macs + weights
        else:
            padding, dilation = layer.get("padding", "valid"), 1
            steps = (layer["kernel"], layer["stride"], padding, dilation)
            height = conv_output_size(height, *steps)[0]
            width = conv_output_size(width, *steps)[0]
        if layer["kind"] == "conv":
            weights = layer["kernel"] ** 2 * channels * layer["filters"]
            channels = layer["filters"]
            params += weights + channels
            macs += weights * height * width
    return params, macs
