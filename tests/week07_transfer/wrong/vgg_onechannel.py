"""VGG-ONECHANNEL

task: 7.1
message: Far too few parameters. How many channels does a filter of a later block
    see?
"""


def count_vgg16_params(include_top, classes=1000):
    count = 0
    for row in vgg16_spec():
        if row["kind"] == "conv":
            count += 9 * row["outputs"] + row["outputs"]
        if row["kind"] == "dense" and include_top:
            units = row["outputs"]
            if row["name"] == "predictions":
                units = classes
            count += row["inputs"] * units + units
    return count
