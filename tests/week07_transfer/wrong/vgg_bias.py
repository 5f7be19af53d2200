"""VGG-BIAS

task: 7.1
message: Too few parameters. What does each filter have besides the weights of its
    kernels?
"""


def count_vgg16_params(include_top, classes=1000):
    count = 0
    for row in vgg16_spec():
        if row["kind"] == "conv":
            count += 9 * row["inputs"] * row["outputs"]
        if row["kind"] == "dense" and include_top:
            units = row["outputs"]
            if row["name"] == "predictions":
                units = classes
            count += row["inputs"] * units
    return count
